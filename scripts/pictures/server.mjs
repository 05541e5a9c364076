import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** A server with the built page and fresh demo data, kept in a folder; and where it is. */
export async function startServer(folder) {
  const server = spawn(
    process.env['TICKETWIRE_SERVER'] ?? join(root, 'build/release/server/ticketwire-server'),
    [
      ...['--demo', '--listen', '127.0.0.1:0', '--web', join(root, 'dist/page')],
      ...['--database', `sqlite:${join(folder, 'pictures.sqlite')}`],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  for await (const line of createInterface(server.stdout)) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) return { server, url };
  }
  throw new Error('The server did not start');
}
