import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './support/mailing.js';
import { typed } from './support/manual.js';
import { bearer, start, world, type Server } from './support/server.js';

const run = promisify(execFile);
const id = 2001;

/** What the manual has the operator type, with the folders of this test and without the service. */
async function commands(pattern: RegExp, database: string, backup: string): Promise<string> {
  return (await typed(pattern))
    .replaceAll(/^systemctl .*$/gm, '')
    .replaceAll('/var/lib/ticketwire', dirname(database))
    .replaceAll('/backup/', `${dirname(backup)}/`);
}

const toBackUp = /^umask 077; sqlite3 .*VACUUM INTO/;
const toRestore = /^cp .*ticketwire\.sqlite$/m;

async function save(server: Server, count: number): Promise<number> {
  const answer = await server.fetch(`/api/v1/Ticket/${id}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: bearer },
    body: JSON.stringify({ Title: `count ${count}` }),
  });
  return answer.status;
}

async function title(server: Server): Promise<string> {
  const answer = await server.fetch(`/api/v1/Ticket/${id}`, { headers: { Authorization: bearer } });
  return ((await answer.json()) as { Title: string }).Title;
}

describe('a backup while saves go on', () => {
  it("ends, holds one moment and is nobody else's to read", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ticketwire-backup-'));
    try {
      await mkdir(join(folder, 'kept'));
      const database = join(folder, 'ticketwire.sqlite');
      const backup = join(folder, 'kept/ticketwire.sqlite');
      let saved = 0;
      let least = 0;
      {
        await using server = await start({ database, flags: ['--import', world] });
        const stop = new AbortController();
        const load = (async () => {
          for (; !stop.signal.aborted; saved += 1) expect(await save(server, saved + 1)).toBe(200);
        })();
        await until('20 saves', () => saved >= 20);
        least = saved;
        await run('sh', ['-c', await commands(toBackUp, database, backup)], { timeout: 30_000 });
        stop.abort();
        await load;
      }
      expect((await stat(backup)).mode & 0o777).toBe(0o600);
      await using restored = await start({ database: backup, flags: [] });
      const kept = Number((await title(restored)).replace('count ', ''));
      expect(kept).toBeGreaterThanOrEqual(least);
      expect(kept).toBeLessThanOrEqual(saved);
      expect(await save(restored, saved + 1)).toBe(200);
      expect(await title(restored)).toBe(`count ${saved + 1}`);
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});

describe('a restored backup', () => {
  it.each([
    ['over the file that is there', ['ticketwire.sqlite', 'ticketwire.sqlite-wal']],
    ['where the file is gone', []],
    ['where nothing has been before', undefined],
  ] as const)("is its folder's owner's alone, %s", async (_, files) => {
    const folder = await mkdtemp(join(tmpdir(), 'ticketwire-restore-'));
    const umask = process.umask(0o077);
    try {
      const [there, kept] = ['state', 'kept'].map((name) => join(folder, name)) as [string, string];
      await mkdir(kept);
      await writeFile(join(kept, 'ticketwire.sqlite'), 'backup');
      if (files) await mkdir(there);
      for (const name of files ?? []) await writeFile(join(there, name), 'old');
      // As the service's user, who is not the operator.
      const owner = files && process.getuid!() === 0 ? 65_534 : process.getuid!();
      for (const name of files ? ['', ...files] : []) await chown(join(there, name), owner, owner);
      const database = join(there, 'ticketwire.sqlite');
      process.umask(0o022);
      const text = await commands(toRestore, database, join(kept, 'ticketwire.sqlite'));
      await run('sh', ['-ec', text], { timeout: 30_000 });
      expect(await readFile(database, 'utf8')).toBe('backup');
      const { mode, uid } = await stat(database);
      expect([(mode & 0o777).toString(8), uid]).toEqual(['600', owner]);
      await expect(stat(`${database}-wal`)).rejects.toThrow('ENOENT');
    } finally {
      process.umask(umask);
      await rm(folder, { recursive: true });
    }
  });
});
