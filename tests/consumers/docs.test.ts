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

describe('docs/embed', () => {
  it.each(['angular', 'next', 'react', 'svelte', 'vue'])(
    '%s.md shows what is in the files of its example, word by word',
    async (name) => {
      const page = await readFile(join(root, `docs/embed/${name}.md`), 'utf8');
      // A block belongs to the file that was linked last; those above install and import.
      const [, ...parts] = page.split(/\]\(\.\.\/\.\.\/(?=examples\/[^)]+\.\w+\))/);
      let shown = 0;
      for (const part of parts) {
        const file = await readFile(join(root, part.slice(0, part.indexOf(')'))), 'utf8');
        for (const [, block] of part.matchAll(/^```\w+\n([\s\S]*?)^```/gm)) {
          expect(lines(file)).toContain(lines(block!).trim());
          shown++;
        }
      }
      expect(shown).toBeGreaterThan(0);
    },
  );
});
