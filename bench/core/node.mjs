// The measurement in this process.

import { readFile } from 'node:fs/promises';
import * as client from '../../dist/wasm/js/index.js';
import { measure } from './measure.mjs';

const file = (path) => new URL(`../../${path}`, import.meta.url);

export const engine = `Node ${process.versions.node}`;

export async function run(options) {
  const core = await client.load({ wasm: await readFile(file('dist/core/core.wasm')) });
  const read = (name) => readFile(file(`wasm/schema/${name}`), 'utf8');
  return measure({ client, core, read, ...options });
}
