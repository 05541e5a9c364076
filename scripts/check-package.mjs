// Packs the package and fails when it lacks a file that its exports name, holds one that is no part of
// it, or when publint or attw have anything to say of it.

import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'ticketwire-package-'));
const faults = [];

function pack() {
  const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync('npm', packing, { encoding: 'utf8' }));
  const bytes = new Uint8Array(readFileSync(join(folder, packed.filename)));
  return { packed, bytes };
}

const belongs = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|docs\/screens\/editor-light\.png)$/,
  // What README and the guides link to; pictures stay where the sources are.
  /^(CONTRIBUTING\.md|docs\/(embed\/)?[\w-]+\.md|examples\/[\w./-]+\.(c?js|cpp|css|html|jsx|md|mjs|svelte|tsx?|txt|vue|json))$/,
  /^(custom-elements\.json|types\/((react|vue|svelte)\.d\.ts|none\.js))$/,
  /^dist\/cdn\/(ticketwire|define|forwarding|pictures|rich|nb|sv|da|de|nl)\.js$/,
  /^dist\/core\/core\.(mjs|wasm)$/,
  /^dist\/local\/(local\.(mjs|wasm)|demo\.mjs)$/,
  /^dist\/page\/([a-z-]+\.(html|svg)|assets\/[\w.-]+\.(css|js|wasm))$/,
  /^dist\/(wasm|web)\/.+\.(js|d\.ts)$/,
];
const isPage = /^dist\/web\/(page\/|vite\.)/;

function checkFiles({ files }) {
  const paths = new Set(files.map(({ path }) => path));
  const named = Object.values(exports)
    .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
    .map((path) => path.replace(/^\.\//, ''));
  for (const path of named) {
    if (!paths.has(path)) faults.push(`${path}: exported, but not in the package`);
  }
  for (const path of paths) {
    const known = belongs.some((pattern) => pattern.test(path)) && !isPage.test(path);
    if (!known) faults.push(`${path}: no part of the package`);
  }
}

async function lint({ buffer }) {
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  for (const message of messages) faults.push(`publint: ${formatMessage(message, pkg)}`);
}

/**
 * The package is of ES modules alone. Node gives them to `require` as well, as tests/consumers shows,
 * which is the one thing that attw does not know.
 */
const isKnown = ({ kind }) => kind === 'CJSResolvesToESM';

async function checkTypes(bytes) {
  const { problems, types } = await checkPackage(createPackageFromTarballData(bytes));
  if (!types) faults.push('attw: there are no types');
  for (const problem of (problems ?? []).filter((each) => !isKnown(each))) {
    faults.push(`attw: ${JSON.stringify(problem)}`);
  }
}

try {
  const { packed, bytes } = pack();
  checkFiles(packed);
  await lint(bytes);
  await checkTypes(bytes);
  const { size, unpackedSize, files } = packed;
  console.log(`${files.length} files, ${size} bytes packed, ${unpackedSize} unpacked`);
} finally {
  rmSync(folder, { recursive: true });
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
