import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './server.js';

/** The one block of commands in docs/operate.md that matches. */
export async function typed(pattern: RegExp): Promise<string> {
  const manual = await readFile(join(root, 'docs/operate.md'), 'utf8');
  const blocks = [...manual.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text]) => text!);
  const [found, ...others] = blocks.filter((each) => pattern.test(each));
  if (found === undefined || others.length > 0) throw new Error(`Not one block: ${pattern.source}`);
  return found;
}
