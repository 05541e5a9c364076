import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { allow } from './cors.js';
import { isCalledRightly } from './host-check.js';
import { LocalDesk, type Desk, type Told } from './local-desk.js';
import { originsOf, type OpenId } from './open-id.js';
import type { ServeOptions } from './options.js';
import { answerFile, hasPage, refuse } from './page-files.js';
import { StateError, reasonOf } from './state-file.js';
import { UpstreamDesk } from './upstream-desk.js';

/** How long calls may take that are under way at the end, in milliseconds. */
const ending = 5_000;

/** What a program does with its surroundings. */
export interface Surroundings {
  readonly say: Told;
  readonly complain: Told;
  readonly authorization: string | undefined;
  /** Resolves when the program is asked to end. */
  readonly asked: Promise<void>;
}

/** Serves until it is asked to end. @throws StateError for what whoever started it can change. */
export async function serve(options: ServeOptions, around: Surroundings): Promise<void> {
  if (!(await hasPage())) throw new StateError('The page is not in this copy of the package');
  const { upstream, openId, host, port } = options;
  const contacts = openId ? await originsOf(openId.issuer) : [];
  const desk: Desk = upstream
    ? new UpstreamDesk(upstream, { ...options, authorization: around.authorization })
    : await LocalDesk.open(options, around.complain);
  try {
    const server = createServer((request, answer) => {
      answerCall(desk, { ...options, contacts }, request, answer).catch((cause: unknown) => {
        const { method = '', url = '' } = request;
        around.complain(`${method} ${url}: ${reasonOf(cause)}`);
        if (answer.headersSent) answer.destroy();
        else refuse(answer, 500, 'This could not be answered');
      });
    });
    await listen(server, host, port);
    around.say(`Ticketwire is at ${addressOf(server)}`);
    desk.about.forEach((line) => around.say(line));
    if (openId) around.say(registration(openId, new URL(addressOf(server))));
    if (!/^(127\.|localhost$|::1$)/.test(host)) {
      around.say(
        'Other computers reach it: everybody knows its passwords, and nothing is encrypted.',
      );
    }
    await around.asked;
    await end(server);
  } finally {
    await desk.close();
  }
}

async function answerCall(
  desk: Desk,
  { allowed, origins, contacts }: ServeOptions & { readonly contacts: readonly string[] },
  request: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const { host = '' } = request.headers;
  if (!isCalledRightly(host, allowed)) {
    return refuse(answer, 421, `This is not ${host}; --allow-host allows a name`);
  }
  const [path = '/'] = (request.url ?? '/').split('?');
  if (!path.startsWith('/') || path.startsWith('//')) return refuse(answer, 400, 'That is no path');
  if (desk.answers(path)) {
    if (allow(request, answer, origins)) return;
    return desk.answer(request, answer, `http://${host}`);
  }
  if (path !== '/ticketwire.json') return answerFile(path, contacts, request, answer);
  answer.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' });
  answer.end(JSON.stringify(desk.settings));
}

/** What the provider has to know of the page. */
const registration = ({ issuer, clientId }: OpenId, page: URL): string =>
  `At ${issuer} the client ${clientId} needs the redirect address ${page.href}signed-in.html, ` +
  `and CORS for ${page.origin}.`;

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const where = `${host.includes(':') ? `[${host}]` : host}:${port}`;
      const why: Record<string, string> = {
        EADDRINUSE: 'another program has it; name another port by --listen',
        EACCES: 'this user may not; name a port above 1023 by --listen',
        EADDRNOTAVAIL: 'that is no address of this computer',
      };
      const words = why[cause.code ?? ''] ?? cause.message;
      reject(new StateError(`Cannot answer at ${where}: ${words}`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}

/** What is under way is answered, and what is done for an answer is kept before it. */
function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), ending);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
