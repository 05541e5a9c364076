import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../server/support/server.js';
import { blocksFor } from './support/checkers.js';
import { EmptyFolder } from './support/empty.js';
import { moduleOf, undeclared } from './support/fragment.js';
import { nameOf, pages, type Block } from './support/guide.js';

jest.setTimeout(300_000);

const fragments = await blocksFor('tests/consumers/fragments.test.ts');

/** What must not compile, each with what is said of it. */
const planted: readonly [Block['language'], string, RegExp][] = [
  ['ts', "import { nothing } from 'ticketwire/elements';", /no exported member 'nothing'/],
  ['ts', "document.createElement('tw-list').ticketId = 1;", /'ticketId' does not exist/],
  ['html', '<tw-editors></tw-editors>', /tw-editors/],
  ['html', '<script sauce="a.js"></script>', /"sauce"/],
  [
    'html',
    '<tw-list></tw-list><script>document.querySelector("tw-editor");</script>',
    /"tw-editor"/,
  ],
];
const faulty = planted.map(([language, text]): Block => ({
  page: 'planted',
  language,
  text,
  line: 1,
  above: undefined,
}));

let folder: EmptyFolder;
/** What the compiler says, file by file. */
let said: string;

const fileOf = (block: Block): string => `block-${[...fragments, ...faulty].indexOf(block)}.ts`;

beforeAll(async () => {
  folder = await EmptyFolder.make();
  const cwd = await folder.example('typescript', 'typescript');
  const blocks = [...fragments, ...faulty];
  for (const block of blocks) await writeFile(join(cwd, fileOf(block)), await moduleOf(block));
  const config = JSON.parse(await readFile(join(cwd, 'tsconfig.json'), 'utf8')) as object;
  await writeFile(
    join(cwd, 'tsconfig.json'),
    JSON.stringify({ ...config, files: blocks.map(fileOf) }),
  );
  const compiling = folder.node(cwd, ['node_modules/typescript/bin/tsc', '--pretty', 'false']);
  // It fails, as faults are planted.
  said = await compiling.then(
    () => '',
    (error: unknown) => String(error),
  );
});

afterAll(() => folder.remove());

/** What is said of one block. */
const faultsOf = (block: Block): string =>
  said
    .split(/^(?=\S+\(\d+,\d+\): )/m)
    .filter((each) => each.startsWith(`${fileOf(block)}(`))
    .join('');

describe('a block compiles against the packed package', () => {
  it.each(fragments.map((block) => [nameOf(block), block] as const))('%s', (_, block) => {
    expect(faultsOf(block)).toBe('');
  });

  it('unless it is wrong', () => {
    for (const [index, [, , words]] of planted.entries()) {
      expect(faultsOf(faulty[index]!)).toMatch(words);
    }
  });

  it('with declarations of libraries that are right', () => {
    expect(said.split('\n').filter((line) => /\.d\.ts\(\d+,/.test(line))).toEqual([]);
  });
});

describe('elements in HTML', () => {
  it('have names and attributes that custom-elements.json declares', async () => {
    for (const { language, text } of fragments) {
      if (language === 'html') expect(await undeclared(text)).toEqual([]);
    }
  });

  it('also those within a sentence', async () => {
    let count = 0;
    for (const page of await pages()) {
      const text = await readFile(join(root, page), 'utf8');
      for (const [, inline] of text.matchAll(/`(<tw-[^`]*>)`/g)) {
        expect([page, inline, await undeclared(inline!)]).toEqual([page, inline, []]);
        count++;
      }
    }
    expect(count).toBeGreaterThan(4);
  });

  it('are noticed where they are wrong', async () => {
    const html = '<tw-edit a="1"></tw-edit><tw-list multiple ticket-id="2"></tw-list>';
    expect(await undeclared(html)).toEqual(['<tw-edit>', '<tw-list ticket-id>']);
  });
});

it('entries of the package that a sentence names are exported', async () => {
  const manifest = await readFile(join(root, 'package.json'), 'utf8');
  const { exports } = JSON.parse(manifest) as { readonly exports: Record<string, unknown> };
  for (const page of await pages()) {
    const text = await readFile(join(root, page), 'utf8');
    for (const [, entry] of text.matchAll(/[`']ticketwire\/([\w./-]+)[`']/g)) {
      expect([page, `./${entry!}`, `./${entry!}` in exports]).toEqual([page, `./${entry!}`, true]);
    }
  }
});
