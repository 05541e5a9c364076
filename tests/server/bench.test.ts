import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { binary, root } from './support/server.js';

interface Row {
  readonly engine: string;
  readonly count: number;
  readonly milliseconds: number;
}

// What it asks is made by the page's own code, which changes without a look at the benchmarks.
it('bench/lists.mjs asks every list of each store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ticketwire-bench-'));
  try {
    const file = join(folder, 'rows.json');
    const flags = ['--tickets', '20', '--times', '1', '--json', file];
    await promisify(execFile)(process.execPath, [join(root, 'bench/lists.mjs'), ...flags], {
      env: { ...process.env, TICKETWIRE_SERVER: binary() },
      timeout: 50_000,
    });
    const rows = JSON.parse(await readFile(file, 'utf8')) as Row[];
    expect(rows.filter(({ engine }) => engine === 'SQLite')).toHaveLength(12);
    for (const { count, milliseconds } of rows) {
      expect(count).toBe(20);
      expect(milliseconds).toBeGreaterThan(0);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
