import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { run, serving, type Serving } from './support/serve.js';

const upstream = ['--upstream', 'https://tenant.example/Cust1/'];
const client = ['--client-id', 'desk'];
const openId = (issuer: string): string[] => [
  ...[...upstream, ...client],
  ...['--sign-in', 'openid', '--issuer', issuer],
];

let provider: Server;
let issuer: string;
/** What it says of itself. */
let configuration: object | string;
const open: Serving[] = [];

beforeAll(async () => {
  provider = createServer((request, answer) => {
    if (request.url !== '/login/.well-known/openid-configuration') {
      return void answer.writeHead(404).end();
    }
    const text = typeof configuration === 'string' ? configuration : JSON.stringify(configuration);
    answer.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
  });
  await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/login`;
});

afterEach(async () => {
  for (const each of open.splice(0)) await each.end('SIGKILL');
});

afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});

describe('ticketwire serve --sign-in openid', () => {
  it('tells the page the provider, and lets it ask there and nowhere else', async () => {
    configuration = {
      issuer,
      token_endpoint: 'https://tokens.example/token',
      revocation_endpoint: 'https://tokens.example/revoke',
      userinfo_endpoint: 'https://users.example/me',
    };
    const scope = 'openid offline_access';
    const one = await serving([...openId(issuer), '--scope', scope]);
    open.push(one);
    const settings = await fetch(new URL('ticketwire.json', one.url));
    expect(await settings.json()).toEqual({ signIn: 'openid', issuer, clientId: 'desk', scope });
    const policy = (await fetch(one.url)).headers.get('content-security-policy');
    const { origin } = new URL(issuer);
    expect(policy).toContain(`; connect-src 'self' ${origin} https://tokens.example; `);
    const { out } = await one.end();
    expect(out).toContain(`needs the redirect address ${one.url}signed-in.html, and CORS for `);
  });

  it.each<[string, () => [object | string, string], RegExp]>([
    [
      'is another',
      () => [{ issuer: 'https://id.example/' }, issuer],
      /is that of https:\/\/id\.ex/,
    ],
    ['says nothing of itself', () => [{}, issuer], /names no issuer/],
    ['answers with a page', () => ['<!doctype html>', issuer], /not answer as a provider.*JSON/],
    ['is not there', () => [{}, `${issuer}/elsewhere`], /not answer as a provider.*status 404/],
    ['has no server', () => [{}, 'http://127.0.0.1:2/'], /ECONNREFUSED/],
  ])('does not start where the provider %s', async (_, given, words) => {
    const [says, asked] = given();
    configuration = says;
    const { code, errors } = await run(['serve', '--listen', '127.0.0.1:0', ...openId(asked)])
      .ended;
    expect(code).toBe('1');
    expect(errors).toMatch(words);
    expect(errors).toContain(`There is no sign-in at ${asked}`);
    expect(errors).not.toMatch(/^ +at /m);
  });

  it.each<[string[], string]>([
    [['--sign-in', 'openid', '--issuer', 'https://id.example/', ...client], 'knows no tokens'],
    [[...upstream, '--sign-in', 'openid', ...client], 'needs --issuer and --client-id'],
    [[...openId('https://id.example/'), '--client-id', ''], 'needs --issuer and --client-id'],
    [[...upstream, '--sign-in', 'bearer', ...client], '--client-id is for --sign-in openid alone'],
    [[...upstream, '--scope', 'openid'], '--scope is for --sign-in openid alone'],
    [[...openId('https://id.example/'), '--scope', 'profile'], 'has to contain openid'],
    [openId('nowhere'), '--issuer nowhere: it has to be an address'],
    [openId('http://id.example/'), 'an address by https'],
    [openId('https://id.example/?a=1'), 'an address by https'],
  ])('%j is refused with its reason', async (args, words) => {
    const { code, errors } = await run(['serve', ...args]).ended;
    expect([code, errors]).toEqual(['2', expect.stringContaining(words)]);
  });
});
