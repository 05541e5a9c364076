import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Pages, subjectOf } from './support/pages.js';
import { Workbench } from './support/workbench.js';
import { start, type Server } from '../server/support/server.js';

jest.setTimeout(600_000);

const next = 'next/dist/bin/next';

let bench: Workbench;
let server: Server;
let pages: Pages;
let program: ChildProcess | undefined;

beforeAll(async () => {
  [bench, server] = await Promise.all([Workbench.make(), start({ flags: ['--demo'] })]);
  pages = await Pages.start(server);
});

afterEach(() => pages.close());

afterAll(async () => {
  program?.kill();
  if (program?.exitCode === null) await once(program, 'exit');
  await pages.stop();
  await server[Symbol.asyncDispose]();
  await bench.remove();
});

/** Starts what was built, at a port of its own; gives its address. */
async function serve(cwd: string, env: Record<string, string>): Promise<string> {
  const args = [bench.program(next), 'start', '--port', '0', '--hostname', '127.0.0.1'];
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  program = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: [...stdio],
  });
  for await (const line of createInterface({ input: program.stdout! })) {
    const [url] = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('Next has ended');
}

it('Next reads a ticket on the server and edits it in the browser', async () => {
  const env = { TICKETWIRE_URL: server.url, NEXT_TELEMETRY_DISABLED: '1' };
  const cwd = await bench.folder.example('next');
  await bench.run(cwd, next, ['build'], env);
  const url = await serve(cwd, env);

  // What the server has written is there without any script.
  const { title } = await subjectOf(server);
  const html = await (await fetch(url)).text();
  expect(html).toContain(title);

  const { page, faults } = await pages.visit(url);
  await pages.tells(page);
  expect(faults).toEqual([]);
});
