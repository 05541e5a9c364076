import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { engines } from './support/engines.js';
import { start, type Server } from './support/server.js';

const run = promisify(execFile);
const id = 2001;
const large = 'x'.repeat(60_000);

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
    let acknowledged = 'kept 0';
    let refused: Response | undefined;
    for (let i = 1; i < 200 && refused === undefined; ++i) {
      const text = `kept ${i} ${large}`;
      const answer = await save(server, text);
      if (answer.status === 200) {
        await answer.text();
        acknowledged = text;
      } else {
        refused = answer;
      }
    }
    expect(refused?.status).toBe(503);
    expect(refused?.headers.get('content-type')).toContain('application/json');
    const text = await refused!.text();
    expect(Object.keys(JSON.parse(text) as object)).toEqual(
      expect.arrayContaining(['Error', 'ErrorType', 'ErrorMessage']),
    );
    expect(text).not.toMatch(/sqlite|disk I|\.lock/i);
    expect(text).not.toContain(tmpdir());
    expect(await kept(server)).toBe(acknowledged);
    expect((await save(server, `never ${large}`)).status).toBe(503);
    expect(await kept(server)).toBe(acknowledged);

    await run('prlimit', ['--pid', String(server.pid), '--fsize=unlimited:unlimited']);
    expect((await save(server, 'room again')).status).toBe(200);
    expect(await kept(server)).toBe('room again');
    await server.kill();
    await using next = await start({ database, flags: [] });
    expect(await kept(next)).toBe('room again');
  }, 120_000);
});
