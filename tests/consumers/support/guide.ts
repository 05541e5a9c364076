import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../server/support/server.js';

/** A block of code in a page of the documentation. */
export interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** The language of the block above it. */
  readonly above: string | undefined;
}

/** How a block is called: by its first line, as lines above it come and go. */
export const nameOf = ({ page, language, text }: Block): string =>
  `${page}, ${language || 'no language'}: ${text.trim().split('\n')[0]!}`;

/** What a reader is shown: README.md and all of docs. */
export async function pages(): Promise<string[]> {
  const names = await readdir(join(root, 'docs'), { recursive: true });
  const guides = names.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
  return ['README.md', ...guides.sort()];
}

/** The blocks of a page, in its order; those that are only indented have no language. */
export async function blocksOf(page: string): Promise<Block[]> {
  return blocksIn(page, await readFile(join(root, page), 'utf8'));
}

/** The same of a page's text. */
export function blocksIn(page: string, text: string): Block[] {
  const found: Block[] = [];
  const fenced = /^( *)```(\w*)[^\n]*\n([\s\S]*?)^\1```$/;
  const indented = /(?<=\n\n)(?: {4}.*\n)+/;
  for (const match of text.matchAll(new RegExp(`${fenced.source}|${indented.source}`, 'gm'))) {
    const [whole, , language = '', inside = whole] = match;
    const line = text.slice(0, match.index).split('\n').length;
    found.push({ page, language, text: inside, line, above: found.at(-1)?.language });
  }
  return found;
}

/** What the TypeScript of a page comes to, and what it has to print, part by part. */
export interface Program {
  readonly code: string;
  /** Each is the last that is printed by what stands above it. */
  readonly prints: readonly string[];
}

/** Between what two blocks print. */
export const rule = '--- 8< ---';

/** Blocks of TypeScript, one after the other; a block of text says what the one above it prints at last. */
export function programOf(blocks: readonly Block[]): Program {
  const code: string[] = [];
  const prints: string[] = [];
  for (const { language, text } of blocks) {
    if (language === 'ts') {
      code.push(text);
      continue;
    }
    code.push(`console.log(${JSON.stringify(rule)});\n`);
    prints.push(text);
  }
  return { code: code.join('\n'), prints };
}
