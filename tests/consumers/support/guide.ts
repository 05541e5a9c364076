import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../server/support/server.js';

/** A block of code in a page of the documentation. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
}

/** The blocks of a page, in its order. */
export async function blocksOf(page: string): Promise<Block[]> {
  const text = await readFile(join(root, page), 'utf8');
  const found: Block[] = [];
  for (const match of text.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm)) {
    const line = text.slice(0, match.index).split('\n').length;
    found.push({ language: match[1]!, text: match[2]!, line });
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
  for (const [at, { language, text }] of blocks.entries()) {
    if (language === 'ts') code.push(text);
    const isOutput = language === 'text' && blocks[at - 1]?.language === 'ts';
    if (!isOutput) continue;
    code.push(`console.log(${JSON.stringify(rule)});\n`);
    prints.push(text);
  }
  return { code: code.join('\n'), prints };
}
