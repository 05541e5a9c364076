import { describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { typed } from './support/manual.js';
import { Postgres, postgresMissing } from './support/postgres.js';
import { start, world, type Server } from './support/server.js';

jest.setTimeout(120_000);

async function save(server: Server, title: string): Promise<void> {
  const answer = await server.fetch('/api/v1/Ticket/2001', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ Title: title }),
  });
  expect(answer.status).toBe(200);
}

const title = async (server: Server): Promise<unknown> =>
  (await server.json('/api/v1/Ticket/2001'))['Title'];

(postgresMissing === '' ? describe : describe.skip)(
  `PostgreSQL as docs/operate.md has it${postgresMissing && ': '}${postgresMissing}`,
  () => {
    it('is made, backed up while saves go on, and restored', async () => {
      await using postgres = await Postgres.start();
      const folder = await mkdtemp(join(tmpdir(), 'ticketwire-dump-'));
      try {
        // Its socket lets everybody in, and there is no service.
        await mkdir(join(folder, 'bin'));
        const script = async (name: string, text: string): Promise<void> =>
          writeFile(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
        await script('runuser', 'shift 3; exec "$@"');
        await script('systemctl', 'true');
        const env = {
          ...process.env,
          ...{ PATH: `${folder}/bin:${process.env['PATH'] ?? ''}` },
          ...{ PGHOST: postgres.folder, PGUSER: 'ticketwire' },
        };
        const type = async (pattern: RegExp): Promise<void> => {
          const text = (await typed(pattern)).replaceAll('/backup/', `${folder}/`);
          // The user is there, and asks for no password.
          const commands = text.replaceAll(/^(apt|runuser -u postgres -- createuser) .*$/gm, '');
          await promisify(execFile)('sh', ['-ec', commands], { env, timeout: 60_000 });
        };
        await type(/createuser/);
        const database = `postgresql://ticketwire@/ticketwire?host=${encodeURIComponent(postgres.folder)}`;
        {
          await using server = await start({ database, flags: ['--import', world] });
          await save(server, 'before');
          await type(/pg_dump/);
          await save(server, 'after');
        }
        expect((await stat(join(folder, 'ticketwire.dump'))).mode & 0o777).toBe(0o600);
        await type(/pg_restore/);
        await using restored = await start({ database, flags: [] });
        expect(await title(restored)).toBe('before');
        await save(restored, 'again');
        expect(await title(restored)).toBe('again');
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  },
);
