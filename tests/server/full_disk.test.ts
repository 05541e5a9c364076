import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { engines } from './support/engines.js';
import { inFolder } from './support/mail_server.js';
import { Postgres, postgresMissing, runSql } from './support/postgres.js';
import {
  fill,
  forbidWrites,
  roomMissing,
  seenBy,
  watchMissing,
  withFiles,
  withoutOverride,
} from './support/room.js';
import { binary, start, type Server } from './support/server.js';

const run = promisify(execFile);
const id = 2001;
// Bytes that no database can make fewer.
const large = randomBytes(45_000).toString('base64');

async function save(server: Server, text: string): Promise<Response> {
  return server.fetch(`/api/v1/Ticket/${id}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: JSON.stringify({ CustomFields: { x_text: text } }),
  });
}

async function kept(server: Server): Promise<string | undefined> {
  const { CustomFields } = await server.json<{ CustomFields: Record<string, string> }>(
    `/api/v1/Ticket/${id}`,
  );
  return CustomFields['x_text'];
}

/** Saves, after 'kept 0', until one is refused, as it must be: what was acknowledged last. */
async function saveUntilRefused(server: Server): Promise<string> {
  let acknowledged = 'kept 0';
  for (let i = 1; i < 200; ++i) {
    const text = `kept ${i} ${large}`;
    const answer = await save(server, text);
    if (answer.status !== 200) {
      await expectUnavailable(answer);
      return acknowledged;
    }
    await answer.text();
    acknowledged = text;
  }
  throw new Error('no save was refused');
}

async function expectUnavailable(answer: Response): Promise<void> {
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  const text = await answer.text();
  expect(Object.keys(JSON.parse(text) as object)).toEqual(
    expect.arrayContaining(['Error', 'ErrorType', 'ErrorMessage']),
  );
  expect(text).not.toMatch(/sqlite|disk I|\.lock|space|postgres|extend/i);
  expect(text).not.toContain(tmpdir());
}

/** Expects refusals for as long as there is no room, reads all the while, and saves afterwards. */
async function expectRefusedUntil(
  server: Server,
  acknowledged: string,
  free: () => Promise<void>,
): Promise<void> {
  expect(await kept(server)).toBe(acknowledged);
  await expectUnavailable(await save(server, `never ${large}`));
  expect(await kept(server)).toBe(acknowledged);
  const list = await server.json<{ value: unknown[] }>('/api/v1/Ticket?$select=ticketId');
  expect(list.value.length).toBeGreaterThan(1);
  await free();
  expect((await save(server, `room again ${large}`)).status).toBe(200);
  expect(await kept(server)).toBe(`room again ${large}`);
}

describe('a file that may not grow', () => {
  it('refuses saves with 503, loses nothing, and takes saves again once there is room', async () => {
    await using place = await engines[0]!.open();
    const { database } = place;
    {
      await using first = await start({ database });
      expect((await save(first, 'kept 0')).status).toBe(200);
    }
    const { size } = await stat(database);
    // The log may grow as far as the file is large, and the file itself not at all.
    const under = ['prlimit', `--fsize=${size}:unlimited`];
    await using server = await start({ database, flags: [], under });
    const acknowledged = await saveUntilRefused(server);
    await expectRefusedUntil(server, acknowledged, async () => {
      await run('prlimit', ['--pid', String(server.pid), '--fsize=unlimited:unlimited']);
    });
    await server.kill();
    await using next = await start({ database, flags: [] });
    expect(await kept(next)).toBe(`room again ${large}`);
  }, 120_000);
});

describe('a disk that is full', () => {
  const test = roomMissing === '' ? it : it.skip;
  test(`refuses saves over SQLite with 503 until there is room${roomMissing}`, async () => {
    await inFolder(async (folder) => {
      const database = join(folder, 'test.sqlite');
      await using server = await start({
        database,
        under: withFiles(folder, { bytes: 16 << 20 }),
      });
      expect((await save(server, 'kept 0')).status).toBe(200);
      const disk = seenBy(server.pid, folder);
      const balloon = await fill(disk);
      const acknowledged = await saveUntilRefused(server);
      await expectRefusedUntil(server, acknowledged, () => balloon.free());
      // The disk goes with the process: a copy is what a crash at this moment leaves.
      const copy = join(folder, 'copy.sqlite');
      for (const end of ['', '-wal']) await copyFile(join(disk, `test.sqlite${end}`), copy + end);
      await server.kill();
      await using next = await start({ database: copy, flags: [] });
      expect(await kept(next)).toBe(`room again ${large}`);
    });
  }, 120_000);

  const missing = roomMissing || (postgresMissing && `: ${postgresMissing}`);
  const testPostgres = missing === '' ? it : it.skip;
  testPostgres(
    `refuses saves over PostgreSQL with 503 until there is room${missing}`,
    async () => {
      await inFolder(async (folder) => {
        await chmod(folder, 0o755);
        const small = join(folder, 'small');
        await mkdir(small);
        const under = withFiles(small, { bytes: 24 << 20, owner: 'postgres' });
        await using postgres = await Postgres.start({ under });
        const first = await postgres.createDatabase();
        await runSql(
          first,
          `CREATE TABLESPACE small LOCATION '${small}'`,
          'CREATE DATABASE in_small TABLESPACE small',
        );
        await using server = await start({ database: first.replace(/test_\d+/, 'in_small') });
        const [pid] = (await readFile(join(postgres.folder, 'data/postmaster.pid'), 'utf8')).split(
          '\n',
        );
        expect((await save(server, 'kept 0')).status).toBe(200);
        const balloon = await fill(seenBy(Number(pid), small));
        const acknowledged = await saveUntilRefused(server);
        await expectRefusedUntil(server, acknowledged, () => balloon.free());
      });
    },
    120_000,
  );
});

describe('a disk that may only be read', () => {
  (watchMissing === '' ? it : it.skip)(
    `refuses saves with 503 until it may be written${watchMissing}`,
    async () => {
      await using place = await engines[0]!.open();
      const { database } = place;
      await using server = await start({ database });
      expect((await save(server, 'kept')).status).toBe(200);
      const disk = await forbidWrites(server.pid, [database, `${database}-wal`]);
      await expectUnavailable(await save(server, `never ${large}`));
      // More at once than there are connections yet.
      const lists = Array.from({ length: 16 }, () => server.text('/api/v1/Ticket?$top=1000'));
      expect(new Set(await Promise.all(lists)).size).toBe(1);
      await expectRefusedUntil(server, 'kept', () => disk.allow());
      await server.kill();
      await using next = await start({ database, flags: [] });
      expect(await kept(next)).toBe(`room again ${large}`);
    },
    120_000,
  );

  /** How a start ends that cannot succeed. */
  async function failedStart(
    database: string,
    under: readonly string[],
  ): Promise<[number, string]> {
    const [command, ...flags] = [...under, binary()];
    const own = ['--listen', '127.0.0.1:0', '--database', `sqlite:${database}`];
    const failed = await run(command, [...flags, ...own]).then(
      () => ({ code: 0, stderr: 'it started and ended' }),
      (cause: unknown) => cause as { code: number; stderr: string },
    );
    return [failed.code, failed.stderr];
  }
  const complaint = (database: string): string =>
    `ticketwire-server: ${database}: The database cannot be used at the moment`;

  (roomMissing === '' ? it : it.skip)(
    `ends a start with 1 and a sentence${roomMissing}`,
    async () => {
      await inFolder(async (folder) => {
        const [full, shown] = [join(folder, 'full'), join(folder, 'shown')];
        for (const each of [full, shown]) await mkdir(each);
        {
          await using first = await start({ database: join(full, 'test.sqlite') });
          expect((await save(first, 'kept')).status).toBe(200);
        }
        const options = { bytes: 16 << 20, readOnly: true };
        for (const given of [{}, { copyOf: full }]) {
          const under = withFiles(shown, { ...options, ...given });
          const database = join(shown, 'test.sqlite');
          const [code, text] = await failedStart(database, under);
          expect(code).toBe(1);
          expect(text).toContain(complaint(database));
          expect(text.trimEnd().split('\n')).toHaveLength(1);
        }
      });
    },
    60_000,
  );

  it('does so as well where the file alone may not be written', async () => {
    await using place = await engines[0]!.open();
    const { database } = place;
    {
      await using first = await start({ database });
      expect((await save(first, 'kept')).status).toBe(200);
    }
    await chmod(database, 0o444);
    const [code, text] = await failedStart(database, withoutOverride);
    expect(code).toBe(1);
    expect(text).toContain(complaint(database));
    await chmod(database, 0o600);
    await using next = await start({ database, flags: [] });
    expect(await kept(next)).toBe('kept');
  }, 60_000);
});
