import { readFileSync } from 'node:fs';
import { createLocalWebApi, type LocalWebApi, type LocalWebApiOptions } from 'ticketwire/local';
import { basic, world, type WebApiServer } from '../../server/support/server.js';

/** The world of the endpoint vectors. */
export const seed = readFileSync(world, 'utf8');

/** A local WebAPI over that world. */
export function local(options: LocalWebApiOptions = {}): LocalWebApi {
  return createLocalWebApi({ seed, ...options });
}

/** A local WebAPI in the place of a server, with the sample user's authorization. */
export function asServer(api: LocalWebApi): WebApiServer {
  const url = 'https://tenant.example/Cust1/';
  const server: WebApiServer = {
    url,
    fetch(target, init = {}) {
      const headers = new Headers(init.headers);
      if (!headers.has('Authorization')) headers.set('Authorization', basic);
      return api.fetch(new URL(target.replace(/^\//, ''), url), { ...init, headers });
    },
    async text(target) {
      const answer = await server.fetch(target);
      if (answer.status !== 200) throw new Error(`${target}: ${answer.status}`);
      return answer.text();
    },
    async json<T>(target: string) {
      return JSON.parse(await server.text(target)) as T;
    },
  };
  return server;
}
