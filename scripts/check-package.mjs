// Reads `npm pack --dry-run --json` and fails when the package lacks a file that its exports name, or
// holds one that is no part of it.

import { readFileSync } from 'node:fs';

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const [{ files, size, unpackedSize }] = JSON.parse(readFileSync(0, 'utf8'));
const packed = new Set(files.map(({ path }) => path));

const named = Object.values(exports)
  .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
  .map((path) => path.replace(/^\.\//, ''));
const lacking = named.filter((path) => !packed.has(path));

const belongs =
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/core\/core\.(mjs|wasm)|dist\/local\/(local\.(mjs|wasm)|demo\.mjs)|dist\/(wasm|web)\/.+\.(js|d\.ts))$/;
const isPage = /^dist\/web\/(page\/|vite\.)/;
const foreign = [...packed].filter((path) => !belongs.test(path) || isPage.test(path));

for (const path of lacking) console.error(`${path}: exported, but not in the package`);
for (const path of foreign) console.error(`${path}: no part of the package`);
console.log(`${packed.size} files, ${size} bytes packed, ${unpackedSize} unpacked`);
process.exitCode = lacking.length + foreign.length === 0 ? 0 : 1;
