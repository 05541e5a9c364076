import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { announced, root, Server } from '../../server/support/server.js';

const program = resolve(root, 'dist/wasm/js/serve/main.js');

/** Set by Jest's project e2e-local: the same tests over `ticketwire serve`, page and WebAPI. */
export const isLocal =
  (globalThis as { readonly ticketwireLocal?: boolean }).ticketwireLocal === true;

/** Starts `ticketwire serve` with the demo, or with what an earlier one has kept in a file. */
export async function startLocal(state?: string): Promise<Server> {
  const folder =
    state === undefined ? await mkdtemp(join(tmpdir(), 'ticketwire-local-')) : undefined;
  const database = state ?? join(folder!, 'test.state');
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [program, 'serve', '--listen', '127.0.0.1:0', '--state', database],
    { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const ended = new Promise<string>((done) => {
    child.on('close', (code, signal) => done(String(code ?? signal)));
  });
  const url = await Promise.race([announced(child), ended.then(() => undefined)]);
  if (url === undefined) throw new Error(`It did not start: ${complaints}`);
  return new Server(child, ended, {
    complaints: () => complaints,
    ...{ url, database, folder, milliseconds: performance.now() - began },
  });
}
