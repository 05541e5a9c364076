// A provider of OpenID Connect, and a WebAPI that takes its tokens: whoever has one is let through to
// the server behind it. Told by JSON in the first argument; says on stdout where both are, and then what
// the provider did.

import { createServer, request } from 'node:http';
import { Provider } from 'oidc-provider';

const { pages, upstream, authorization, seconds } = JSON.parse(process.argv[2]);

const say = (...words) => process.stdout.write(`${words.join(' ')}\n`);

const listening = (server) =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
  });

const front = createServer();
const issuer = await listening(front);
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'desk',
      redirect_uris: pages.map((page) => new URL('signed-in.html', page).href),
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      application_type: 'native',
    },
  ],
  clientBasedCORS: (_, origin) => pages.some((page) => new URL(page).origin === origin),
  cookies: { keys: ['of the tests'] },
  features: { devInteractions: { enabled: true }, revocation: { enabled: true } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  issueRefreshToken: () => true,
  ttl: {
    AccessToken: seconds,
    Grant: 600,
    IdToken: 600,
    Interaction: 600,
    RefreshToken: 600,
    Session: 600,
  },
});
front.on('request', provider.callback());
provider.on('grant.success', ({ oidc }) => say('granted', oidc.params.grant_type));
provider.on('refresh_token.destroyed', () => say('destroyed refresh_token'));
provider.on('access_token.destroyed', () => say('destroyed access_token'));

const webApi = createServer((call, answer) => {
  void (async () => {
    const [, token] = /^Bearer (.+)$/.exec(call.headers.authorization ?? '') ?? [];
    const known = token && (await provider.AccessToken.find(token));
    const headers = { ...call.headers, host: new URL(upstream).host };
    if (token) headers.authorization = known ? authorization : 'Bearer nobody';
    const behind = request(new URL(call.url, upstream), { method: call.method, headers });
    behind.on('response', (reply) => {
      answer.writeHead(reply.statusCode, reply.headers);
      reply.pipe(answer);
    });
    behind.on('error', () => answer.destroy());
    call.pipe(behind);
  })();
});
say(issuer, await listening(webApi));
