import { describe, expect, it } from '@jest/globals';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from '../server/support/server.js';
import { blocksFor, checkerOf, everyBlock } from './support/checkers.js';
import { blocksIn, nameOf, type Block } from './support/guide.js';

/** Blocks of code that no test checks. */
const unchecked = (blocks: readonly Block[]): string[] =>
  blocks.filter((block) => checkerOf(block) === undefined).map(nameOf);

describe('the blocks of code of README.md and docs', () => {
  it('are checked, all of them', async () => {
    const blocks = await everyBlock();
    expect(blocks.length).toBeGreaterThan(90);
    expect(unchecked(blocks)).toEqual([]);
  });

  it('are told by name where nobody checks them', () => {
    const text = [
      ...['```rust', 'fn main() {}', '```', '', '    indented', '', '```', 'plain', '```', ''],
      ...['- in a list:', '', '  ```cpp', '  int main() {}', '  ```', ''],
    ].join('\n');
    expect(unchecked(blocksIn('docs/new.md', text))).toEqual([
      'docs/new.md, rust: fn main() {}',
      'docs/new.md, no language: indented',
      'docs/new.md, no language: plain',
      'docs/new.md, cpp: int main() {}',
    ]);
  });
});

it('docs/package.md names each file of dist/cdn, for whoever has no bundler', async () => {
  const text = await readFile(join(root, 'docs/package.md'), 'utf8');
  const files = await readdir(join(root, 'dist/cdn'));
  expect(files).toContain('define.js');
  expect(files.filter((name) => !text.includes(name))).toEqual([]);
});

/** Lines without what they are indented by. */
const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

/** The files that a block may be shown from: the one that was linked last, else all of the example. */
async function sourcesOf({ page, line }: Block): Promise<string[]> {
  const above = (await readFile(join(root, page), 'utf8')).split('\n').slice(0, line).join('\n');
  const linked = [...above.matchAll(/\]\(\.\.\/\.\.\/(examples\/[^)]+\.\w+)\)/g)].at(-1)?.[1];
  const folder = `examples/${basename(page, '.md')}`;
  const files = linked
    ? [linked]
    : (await readdir(join(root, folder))).map((n) => `${folder}/${n}`);
  const isText = (name: string): boolean => /\.\w+$/.test(name);
  return Promise.all(files.filter(isText).map((name) => readFile(join(root, name), 'utf8')));
}

const shown = await blocksFor('tests/consumers/docs.test.ts');

describe('docs/embed shows what is in the files of its example, word by word', () => {
  it.each(shown.map((block) => [nameOf(block), block] as const))('%s', async (_, block) => {
    const sources = (await sourcesOf(block)).map(lines);
    expect(sources.filter((source) => source.includes(lines(block.text).trim()))).not.toEqual([]);
  });
});
