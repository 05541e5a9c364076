import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './support/mailing.js';
import { bearer, start, world, type Server } from './support/server.js';

const run = promisify(execFile);
const id = 2001;

/** The manual's command, with the paths of this test. */
async function command(database: string, backup: string): Promise<string> {
  const manual = await readFile('docs/operate.md', 'utf8');
  const line = /^(umask 077; sqlite3 .*VACUUM INTO.*)$/m.exec(manual)![1]!;
  return line
    .replace('/var/lib/ticketwire/ticketwire.sqlite', database)
    .replace('/backup/ticketwire.sqlite', backup);
}

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
      const database = join(folder, 'served.sqlite');
      const backup = join(folder, 'backup.sqlite');
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
        await run('sh', ['-c', await command(database, backup)], { timeout: 30_000 });
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
