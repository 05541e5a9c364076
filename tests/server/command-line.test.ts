import { describe, expect, it } from '@jest/globals';
import { execFile, type ExecFileException } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { binary, start } from './support/server.js';

const run = promisify(execFile);

describe('the command line', () => {
  const outcome = async (...flags: string[]): Promise<[number, string, string]> => {
    try {
      const { stdout, stderr } = await run(binary(), flags, { env: {}, timeout: 20_000 });
      return [0, stdout, stderr];
    } catch (failed) {
      const { code, stdout, stderr } = failed as ExecFileException;
      return [Number(code), stdout!, stderr!];
    }
  };

  it('tells its flags and its version, and ends with 0', async () => {
    const [status, help] = await outcome('--help');
    expect(status).toBe(0);
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    const [, text] = await outcome('--version');
    expect(text).toMatch(/^ticketwire-server \d+\.\d+\.\d+\n$/);
  });

  it('ends with 2 for flags that cannot be meant, and with 1 where it cannot start', async () => {
    expect(await outcome('--lisen', 'x')).toEqual([2, '', expect.stringContaining("'--lisen'")]);
    expect(await outcome('--listen', '0.0.0.0:0')).toEqual([
      2,
      '',
      expect.stringMatching(/--tls-cert and --tls-key/),
    ]);
    expect(await outcome('--database', 'sqlite:/proc/no.sqlite')).toEqual([
      1,
      '',
      expect.stringContaining('/proc/no.sqlite'),
    ]);
  });

  it('says in one line what is wrong and what to do', async () => {
    await using other = await start();
    const folder = await mkdtemp(join(tmpdir(), 'ticketwire-said-'));
    try {
      const path = (name: string): string => join(folder, name);
      await writeFile(path('a file'), 'x');
      await writeFile(path('world.json'), '{ "Ticket": 1 }');
      const store = ['--database', `sqlite:${path('desk.sqlite')}`];
      const { port } = new URL(other.url);
      const rows: [number, string[], string][] = [
        [
          2,
          ['--time-zone', 'Oslo'],
          "--time-zone: 'Oslo' is not a time zone; expected a name such as Europe/Oslo",
        ],
        [2, ['--web', path('a file')], `--web: ${path('a file')} is not a folder`],
        [
          2,
          ['--smtp', 'smtp://localhost', '--mail-from', 'nobody'],
          "--mail-from: 'nobody' is not an address",
        ],
        [
          2,
          ['--language', 'fi'],
          "--language: there are no mails in 'fi'; expected en, nb, sv, da, de or nl",
        ],
        [
          1,
          ['--database', `sqlite:${path('a file')}/in/desk.sqlite`],
          `cannot create the folder ${path('a file')}/in: Not a directory`,
        ],
        [1, [...store, '--import', path('none.json')], `cannot read ${path('none.json')}`],
        [1, [...store, '--import', path('world.json')], `cannot import ${path('world.json')}: `],
        [
          1,
          [...store, '--export', path('a file')],
          `${path('a file')} is there already; name a new file`,
        ],
        [
          1,
          [...store, '--listen', `127.0.0.1:${port}`],
          `cannot listen on 127.0.0.1:${port}: Address already in use; choose another address with --listen`,
        ],
      ];
      for (const [status, flags, text] of rows) {
        const said = await outcome(...flags);
        expect(said.slice(0, 2)).toEqual([status, '']);
        expect(
          said[2].startsWith(`ticketwire-server: ${text}`) && said[2].split('\n'),
        ).toHaveLength(2);
        if (!text.endsWith(': ')) expect(said[2]).toBe(`ticketwire-server: ${text}\n`);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('listens at the address that it is given, and at no other', async () => {
    await using server = await start({ address: '127.0.0.2', flags: [], log: 'error' });
    const { hostname, port } = new URL(server.url);
    expect(hostname).toBe('127.0.0.2');
    expect((await server.fetch('/health')).status).toBe(200);
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
  });

  it('opens as many files as it may, and says where that is too few', async () => {
    const limits = async (hard: number): Promise<[string, string]> => {
      const under = ['prlimit', `--nofile=256:${hard}`];
      await using server = await start({ under, flags: ['--max-connections', '1000'] });
      const text = await readFile(`/proc/${server.pid}/limits`, 'utf8');
      return [/^Max open files +(\d+)/m.exec(text)![1]!, server.log];
    };
    expect(await limits(1128)).toEqual(['1128', '']);
    const [most, said] = await limits(1127);
    expect(most).toBe('1127');
    expect(said).toMatch(/only 1127 files may be open at once, which is too few for 1000/);
  });
});
