import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../server/support/server.js';

/** Lines without what they are indented by. */
const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

describe('docs/embed.md', () => {
  it('shows of each example what is in its file, word by word', async () => {
    const page = await readFile(join(root, 'docs/embed.md'), 'utf8');
    const [, frameworks] = page.split('\n## In templates of frameworks\n');
    // A block belongs to the file that was linked last.
    const parts = frameworks!.matchAll(/\]\(\.\.\/(examples\/[^)]+)\)|^```\w+\n([\s\S]*?)^```/gm);
    let file = '';
    const shown = new Set<string>();
    for (const [, linked, block] of parts) {
      file = linked ?? file;
      if (block === undefined) continue;
      const text = await readFile(join(root, file), 'utf8');
      expect(lines(text)).toContain(lines(block).trim());
      shown.add(file.split('/')[1]!);
    }
    expect([...shown].sort()).toEqual(['angular', 'next', 'react', 'svelte', 'vue']);
  });
});
