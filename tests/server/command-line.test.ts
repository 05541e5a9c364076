import { describe, expect, it } from '@jest/globals';
import { execFile, type ExecFileException } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { binary, start } from './support/server.js';

const run = promisify(execFile);

describe('the command line', () => {
  const outcome = async (...flags: string[]): Promise<[number, string, string]> => {
    try {
      const { stdout, stderr } = await run(binary(), flags, { env: {} });
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
