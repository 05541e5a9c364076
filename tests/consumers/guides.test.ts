import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { start, type Server } from '../server/support/server.js';
import { EmptyFolder } from './support/empty.js';
import { blocksFor, programs } from './support/checkers.js';
import { programOf, rule, type Block } from './support/guide.js';

jest.setTimeout(120_000);

let folder: EmptyFolder;
let server: Server;
let blocks: readonly Block[];

const of = (page: string): Block[] => blocks.filter((block) => block.page === page);

beforeAll(async () => {
  [folder, server, blocks] = await Promise.all([
    EmptyFolder.make(),
    start({ flags: ['--demo'] }),
    blocksFor('tests/consumers/guides.test.ts'),
  ]);
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder.remove();
});

it('docs/compatibility.md: the program for the vendor’s client runs', async () => {
  const [block, ...others] = of('docs/compatibility.md');
  expect(others).toEqual([]);
  const cwd = await folder.example('commonjs', '@superoffice/webapi');
  // It names the address without a slash.
  const code = block!.text.replace('http://127.0.0.1:8080', server.url.replace(/\/$/, ''));
  await writeFile(join(cwd, 'client.cjs'), code);
  const { stdout } = await folder.node(cwd, ['client.cjs']);
  expect(stdout).toMatch(/^\d+ \S+\n$/);
});

it('README.md: the program is JavaScript as well, as it says', async () => {
  const cwd = await folder.example('node');
  const { code } = programOf(of('README.md'));
  await writeFile(join(cwd, 'desk.mjs'), code.replaceAll('http://127.0.0.1:8080/', server.url));
  const { stdout } = await folder.node(cwd, ['desk.mjs']);
  expect(stdout).toMatch(/#\/ticket\/\d+\n$/);
});

describe('the program of', () => {
  it.each(programs)('%s compiles, and prints what the page says', async (page) => {
    const { code, prints } = programOf(of(page));
    const cwd = await folder.example('typescript', 'typescript', '@types/node', 'undici-types');
    const here = code.replaceAll('http://127.0.0.1:8080/', server.url);
    await writeFile(join(cwd, 'index.ts'), here);
    await folder.node(cwd, [
      'node_modules/typescript/bin/tsc',
      ...['--outDir', 'out', '--noEmit', 'false', '--types', 'node'],
    ]);
    const { stdout } = await folder.node(cwd, ['out/index.js']);
    const told = stdout.split(`${rule}\n`);
    expect(told).toHaveLength(prints.length + 1);
    for (const [at, words] of prints.entries()) {
      expect(told[at]!.slice(-words.length)).toBe(words);
    }
  });
});
