import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { figure } from '../js/support/figure.js';
import { engines, type Engine, type Place } from './support/engines.js';
import { inFolder } from './support/mail_server.js';
import { rowsOf } from './support/mailing.js';
import { binary, start, world, type Server } from './support/server.js';

interface Ended {
  readonly code: number | NodeJS.Signals;
  readonly told: string;
}

/** Runs the server with flags after which it ends. `watch` sees what it tells so far. */
async function run(
  { database }: Place,
  flags: readonly string[],
  watch?: (told: string, kill: () => void) => void,
): Promise<Ended> {
  const address = database.includes('://') ? database : `sqlite:${database}`;
  const all = ['--database', address, '--listen', '127.0.0.1:0', ...flags];
  const child = spawn(binary(), all, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 });
  let told = '';
  child.stderr.on('data', (data: Buffer) => {
    told += data.toString();
    watch?.(told, () => child.kill('SIGKILL'));
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code: code ?? signal!, told };
}

const imported = async (place: Place, file: string): Promise<Ended> =>
  run(place, ['--import', file]);

async function exported(place: Place, file: string): Promise<Buffer> {
  const { code, told } = await run(place, ['--export', file]);
  expect(told).toMatch(/^(exported \d+ rows so far\n)*exported \d+ rows\n$/);
  expect(code).toBe(0);
  return readFile(file);
}

/** What has been saved over the WebAPI: a thread, texts that are hard to keep, a deleted ticket. */
async function change(server: Server): Promise<void> {
  const send = async (method: string, target: string, body?: unknown): Promise<void> => {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
    const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
    const answer = await server.fetch(target, init);
    expect(answer.status).toBeLessThan(300);
    await answer.text();
  };
  await send('PATCH', '/api/v1/Ticket/935', {
    Title: 'Zero \u0000, quote ", \u00d8 and \ud83d\ude00',
    CustomFields: { x_text: 'line\nbreak' },
  });
  await send('POST', '/api/v1/Agents/Ticket/SaveTicketMessageEntityWithNotify', {
    NewEntity: { Body: 'To be moved', Ticket: { TicketId: 935 } },
    Notify: true,
  });
  await send('DELETE', '/api/v1/Ticket/626');
}

const views = ['/api/v1/Ticket/935', '/api/v1/Ticket?$select=ticketId,title&$top=1000'];
async function seen(place: Place): Promise<unknown[]> {
  await using server = await start({ database: place.database, flags: [] });
  const texts = await Promise.all(views.map((view) => server.text(view)));
  return texts.map((text) => JSON.parse(text.replaceAll(server.url, 'http://host/')) as unknown);
}

const usable = engines.filter(({ missing }) => missing === '');
const missing = engines.map((engine) => engine.missing).find((why) => why !== '') ?? '';

describe('--export and --import', () => {
  const [sqlite, postgres] = engines as [Engine, Engine];

  (missing === '' ? it : it.skip)(
    `move everything from SQLite to PostgreSQL and back, byte for byte${missing}`,
    async () => {
      await inFolder(async (folder) => {
        await using origin = await sqlite.open();
        await using there = await postgres.open();
        await using back = await sqlite.open();
        {
          await using server = await start({ database: origin.database });
          await change(server);
        }
        const before = await seen(origin);
        const first = await exported(origin, join(folder, 'first'));
        expect(first.toString()).toMatch(/^\{"format":"ticketwire-export","version":1\}\n/);
        expect(await imported(there, join(folder, 'first'))).toMatchObject({ code: 0 });
        // It plans by what has come.
        const counted = `SELECT relname FROM pg_class WHERE relname = 'ticket' AND reltuples > 0`;
        expect(await rowsOf(there.database, counted)).toHaveLength(1);
        const second = await exported(there, join(folder, 'second'));
        expect(second.equals(first)).toBe(true);
        expect(await seen(there)).toEqual(before);
        expect(await imported(back, join(folder, 'second'))).toMatchObject({ code: 0 });
        const third = await exported(back, join(folder, 'third'));
        expect(third.equals(first)).toBe(true);
        expect(await seen(back)).toEqual(before);
        const rows = first.toString().split('\n').length - 4;
        figure(`${rows} rows moved from SQLite to PostgreSQL and back: the same bytes`);
      });
    },
    120_000,
  );
});

/** An export with so many tickets more than the one it is made of. */
function enlarged(text: string, tickets: number): string {
  const lines = text.trimEnd().split('\n');
  const kindOf = (line: string): unknown => (JSON.parse(line) as { kind?: string }).kind;
  const at = lines.findLastIndex((line) => kindOf(line) === 'ticket');
  const [last] = /(?<="id":)\d+/.exec(lines[at]!)!;
  const more = Array.from({ length: tickets }, (_, i) =>
    lines[at]!.replace(/(?<="id":)\d+/, String(Number(last) + 1 + i)),
  );
  const end = JSON.parse(lines.pop()!) as Record<string, number>;
  const ids = JSON.parse(lines.pop()!) as Record<string, number>;
  const highest = { ...ids, ticket: Math.max(ids['ticket']!, Number(last) + tickets) };
  const tail = [highest, { ...end, rows: end['rows']! + tickets }].map((line) =>
    JSON.stringify(line),
  );
  const [before, after] = [lines.slice(0, at + 1), lines.slice(at + 1)];
  return `${[before, more, after, tail].flat().join('\n')}\n`;
}

describe.each(usable)('--import into $name', ({ open }) => {
  const nothing = [
    '{"format":"ticketwire-export","version":1}',
    '{"kind":"lastIds","ticket":0,"message":0,"notification":0}',
    '{"kind":"end","rows":1}\n',
  ].join('\n');

  it('refuses a database that is not empty, and a file that is not whole', async () => {
    await inFolder(async (folder) => {
      await using origin = await open();
      await using place = await open();
      await (await start({ database: origin.database, flags: ['--import', world] })).stop();
      const good = join(folder, 'good');
      const text = (await exported(origin, good)).toString();

      const again = await imported(origin, good);
      expect(again).toMatchObject({ code: 1 });
      expect(again.told).toContain('the database is not empty');
      const after = await exported(origin, join(folder, 'after'));
      expect(after.toString()).toBe(text);

      const lines = text.trimEnd().split('\n');
      const half = Math.floor(lines.length / 2);
      const ticket = lines.findIndex((line) => line.includes('"kind":"ticket"'));
      const cases: [string, string, number][] = [
        ['cut at a line', `${lines.slice(0, half).join('\n')}\n`, half],
        ['cut within a line', text.slice(0, -40), lines.length - 1],
        ['wrong', text.replace('"kind":"ticket"', '"kind":"car"'), ticket + 1],
      ];
      for (const [name, content, line] of cases) {
        const file = join(folder, name);
        await writeFile(file, content);
        const { code, told } = await imported(place, file);
        expect(code).toBe(1);
        const named = /:(\d+): /.exec(told.slice(told.indexOf(file)));
        expect(Math.abs(Number(named?.[1]) - line)).toBeLessThanOrEqual(1);
        const empty = await exported(place, join(folder, `after ${name}`));
        expect(empty.toString()).toBe(nothing);
      }
      expect(await imported(place, good)).toMatchObject({ code: 0 });

      const taken = await run(place, ['--export', good]);
      expect(taken).toMatchObject({ code: 1 });
      expect(taken.told).toContain('is there already');
      expect(await readFile(good, 'utf8')).toBe(text);
      expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
    });
  }, 120_000);

  it('tells how far it is each second, and leaves nothing when it is killed', async () => {
    await inFolder(async (folder) => {
      await using place = await open();
      await using origin = await open();
      await (await start({ database: origin.database, flags: ['--import', world] })).stop();
      const text = (await exported(origin, join(folder, 'small'))).toString();
      const large = join(folder, 'large');
      // Many more than a quick machine takes in its first second.
      await writeFile(large, enlarged(text, 250_000));
      const killed = await run(place, ['--import', large], (told, kill) => {
        if (told.includes('so far')) kill();
      });
      expect(killed.told).toMatch(/^(imported \d+ rows so far\n)+$/);
      expect(killed.code).toBe('SIGKILL');
      const empty = await exported(place, join(folder, 'empty'));
      expect(empty.toString()).toBe(nothing);
      expect(await imported(place, join(folder, 'small'))).toMatchObject({ code: 0 });
      expect((await exported(place, join(folder, 'after'))).toString()).toBe(text);
    });
  }, 120_000);
});
