import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { blocksFor } from '../consumers/support/checkers.js';
import { binary, start, type Server } from './support/server.js';

const run = promisify(execFile);

/** Blocks of commands that are not run here, by their first line, and what runs them. */
const elsewhere: Readonly<Record<string, string>> = {
  'git clone <this repository> ticketwire && cd ticketwire': 'CI, in a clean clone',
  'scripts/test': 'CI',
  'npm install ticketwire': 'tests/consumers, from the tarball',
  'npm install ticketwire vite': 'tests/consumers/consumers.test.ts, from the tarball',
  'npx ticketwire serve --state tickets.state': 'tests/server/serve.test.ts',
  'scripts/package': 'tests/consumers/cpp.test.ts, by cpack',
  'cmake --preset library': 'scripts/test, and tests/consumers/cpp.test.ts installs it',
  'g++ -std=c++20 main.cpp $(pkg-config --cflags --libs ticketwire) -o first':
    'tests/consumers/cpp.test.ts',
  'scripts/start --cors-origin http://127.0.0.1:8000': 'tests/e2e/static-host.test.ts',
  'npx ticketwire serve --upstream https://tenant.example/Cust12345/ --sign-in openid \\':
    'tests/e2e/serve-open-id.test.ts',
  'editor /etc/default/ticketwire': 'nobody: it needs a machine that systemd has started',
  'ticketwire-server --database sqlite:/var/lib/ticketwire/ticketwire.sqlite --import people.json':
    'tests/server/manual.test.ts',
  [`umask 077; sqlite3 /var/lib/ticketwire/ticketwire.sqlite "VACUUM INTO '/backup/ticketwire.sqlite'"`]:
    'tests/server/backup.test.ts',
  'apt install postgresql': 'tests/server/postgres-backup.test.ts, from createdb on',
  'cd /; umask 077; runuser -u postgres -- pg_dump -Fc ticketwire >/backup/ticketwire.dump':
    'tests/server/postgres-backup.test.ts',
  'cd /; systemctl stop ticketwire': 'tests/server/postgres-backup.test.ts',
  'export TICKETWIRE_DATABASE=postgresql://ticketwire:PASSWORD@localhost/ticketwire':
    'tests/server/rights.test.ts and others, in their own form',
  'cp -r dist/page/. .data/page && cd .data/page': 'tests/e2e/static-host.test.ts',
};

let folder: string;
let server: Server;
const shown = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketwire-shell-'));
  server = await start({ flags: ['--demo'] });
  for (const { text } of await blocksFor('tests/server/shell.test.ts')) {
    shown.set(text.split('\n')[0]!, text);
  }
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** The block that begins so; it is run now, and need not be elsewhere. */
function taken(begin: string): string {
  const first = [...shown.keys()].find((line) => line.startsWith(begin));
  if (first === undefined) throw new Error(`No page shows ${begin}`);
  const text = shown.get(first)!;
  shown.delete(first);
  return text;
}

/** Runs commands as a reader's shell does; gives what they print. */
async function shell(commands: string): Promise<string> {
  const env = { ...process.env, PATH: `${folder}/bin:${process.env['PATH'] ?? ''}` };
  const { stdout, stderr } = await run('bash', ['-euc', commands], { cwd: folder, env });
  return stdout || stderr;
}

describe('what the pages tell to type', () => {
  it('reads and patches a ticket', async () => {
    const commands = taken('curl -u').replaceAll('http://127.0.0.1:8080/', server.url);
    const answers = await shell(`set -o pipefail\n${commands.replace('\n\n', '\necho\n')}`);
    const [read, patched] = answers.split('\n').map((line) => JSON.parse(line) as object);
    expect(read).toHaveProperty('Title');
    expect(read).toHaveProperty('Priority.Name');
    expect(patched).toMatchObject({ Title: 'Hi' });
  });

  it('moves everything from one store to another', async () => {
    await mkdir(join(folder, 'bin'));
    await symlink(binary(), join(folder, 'bin/ticketwire-server'));
    await mkdir(join(folder, '.data'));
    const { database } = server;
    expect(await server.stop()).toBe('0');
    const commands = taken('ticketwire-server --database sqlite:.data')
      .replace('sqlite:.data/ticketwire.sqlite', `sqlite:${database}`)
      .replace('postgresql://desk@db.example/desk', 'sqlite:.data/other.sqlite');
    const told = await shell(commands);
    const lines = (await readFile(join(folder, 'all.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(200);
    expect(told).not.toBe('');
  });

  it('restores a backup', async () => {
    const [backup, there] = ['backup', 'state'].map((name) => join(folder, name)) as [
      string,
      string,
    ];
    await mkdir(backup);
    await copyFile(server.database, join(backup, 'ticketwire.sqlite'));
    await symlink('/bin/true', join(folder, 'bin/systemctl'));
    const commands = taken('systemctl stop')
      .replaceAll('/var/lib/ticketwire', there)
      .replaceAll('/backup', backup);
    await shell(commands);
    await using restored = await start({ database: join(there, 'ticketwire.sqlite'), flags: [] });
    expect(await restored.json('/api/v1/Ticket/143')).toMatchObject({ Title: 'Hi' });
  });

  it('says which file cannot be read', async () => {
    const flags = ['--database', 'memory:', '--import', join(folder, 'nowhere.json')];
    const said = await run(binary(), flags).catch((cause: unknown) => cause);
    expect(said).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot read ') });
  });

  it('is run, all of it, here or elsewhere', () => {
    expect([...shown.keys()].sort()).toEqual(Object.keys(elsewhere).sort());
  });
});
