import { createRequire } from 'node:module';
import type { AxiosStatic } from 'axios';
import type { Server } from './server.js';
import { vendor, type TicketAgent } from './vendor.js';

const load = createRequire(import.meta.url);

/** Logs tje0 in as the page does. */
export async function logIn(server: Server): Promise<{ cookie: string; xsrf: string }> {
  const answer = await fetch(new URL('/login', server.url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"user":"tje0","password":"Tje0"}',
  });
  const cookies = answer.headers.getSetCookie().map((text) => text.split(';')[0]!);
  const xsrf = cookies.find((text) => text.startsWith('XSRF-TOKEN='))!;
  const cookie = cookies.filter((text) => text !== xsrf).join('; ');
  return { cookie, xsrf: xsrf.slice('XSRF-TOKEN='.length) };
}

/**
 * As much of a browser as the client and axios' browser build look at: a page of the server with a
 * cookie of its own, and with the hidden input that holds the XSRF value, if there is one.
 */
export function browser(
  server: Server,
  xsrf: string | undefined,
): Disposable & {
  agent: (headers: Record<string, string>) => TicketAgent;
  cookies: () => readonly string[];
} {
  const jar = ['theme=dark'];
  const document = {
    get cookie(): string {
      return jar.join('; ');
    },
    set cookie(text: string) {
      jar.push(text.split(';')[0]!);
    },
    getElementById: (id: string) =>
      id === 'XSRF_TOKEN' && xsrf !== undefined ? { value: xsrf } : null,
  };
  const location = new URL(server.url);
  const globals = { document, window: { document, location } };
  Object.assign(globalThis, globals);
  return {
    agent: (headers) => {
      const path = load.resolve('axios/dist/browser/axios.cjs');
      const axios = load(path) as AxiosStatic;
      const instance = axios.create({
        adapter: 'fetch',
        headers: { 'Content-Type': 'application/json', ...headers },
      });
      const api = new vendor.WebApi({ baseUrl: server.url, axios: instance });
      return api.getTicketAgent() as TicketAgent;
    },
    cookies: () => jar,
    [Symbol.dispose]: () => {
      for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
    },
  };
}
