import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, start, type Server } from '../server/support/server.js';
import { EmptyFolder } from './support/empty.js';
import { blocksOf, programOf, rule } from './support/guide.js';

jest.setTimeout(120_000);

/** Pages whose TypeScript is one program each. */
const programs = [
  'README.md',
  'docs/conflicts.md',
  'docs/custom-fields.md',
  'docs/edit-safely.md',
  'docs/local.md',
  'docs/security.md',
  'docs/select.md',
];

/** What has blocks that no program here is made of, and the test that reads or runs them. */
const elsewhere: Readonly<Record<string, string>> = {
  'docs/compatibility.md': 'the test below',
  'docs/cpp.md': 'tests/consumers/cpp.test.ts',
  'docs/dialect.md': 'no code: what is sent and answered, told by tests/vectors',
  'docs/elements.md': 'tests/e2e/composing.test.ts, with an adapter of the same shape',
  'docs/embed.md': 'tests/consumers/docs.test.ts',
};

let folder: EmptyFolder;
let server: Server;

beforeAll(async () => {
  [folder, server] = await Promise.all([EmptyFolder.make(), start({ flags: ['--demo'] })]);
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder.remove();
});

it('every page with TypeScript is run', async () => {
  const pages = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md'));
  const found: string[] = [];
  for (const page of ['README.md', ...pages.map((name) => `docs/${name}`)]) {
    const blocks = await blocksOf(page);
    if (blocks.some(({ language }) => /^(ts|js)$/.test(language))) found.push(page);
  }
  expect(found.filter((page) => !(page in elsewhere)).sort()).toEqual([...programs].sort());
});

it('docs/compatibility.md: the program for the vendor’s client runs', async () => {
  const [block] = await blocksOf('docs/compatibility.md');
  const cwd = await folder.example('commonjs', '@superoffice/webapi');
  // It names the address without a slash.
  const code = block!.text.replace('http://127.0.0.1:8080', server.url.replace(/\/$/, ''));
  await writeFile(join(cwd, 'client.cjs'), code);
  const { stdout } = await folder.node(cwd, ['client.cjs']);
  expect(stdout).toMatch(/^\d+ \S+\n$/);
});

describe('the program of', () => {
  it.each(programs)('%s compiles, and prints what the page says', async (page) => {
    const { code, prints } = programOf(await blocksOf(page));
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
