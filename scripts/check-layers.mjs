// Fails on an include or import that the layers do not allow, and on a source file outside them.
//
//   node scripts/check-layers.mjs               checks the tree
//   node scripts/check-layers.mjs --self-test   checks that planted faults are found

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { planted } from './layers/planted.mjs';
import { layers, libraries } from './layers/table.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Where a quoted include is looked for, besides the file's own folder. */
const includeFolders = ['wasm/include', 'wasm/src', 'wasm', 'server'];

/** Any C++ file may use the standard library's headers, which have neither / nor .h. */
const isStandard = (file, name) => !file.endsWith('.ts') && /^[a-z_]+$/.test(name);

const isWithin = (name, allowed) => name === allowed || name.startsWith(`${allowed}/`);

/** Whether a file includes a library's header that only others may. */
const isHidden = (file, name) =>
  Object.entries(libraries).some(
    ([library, seenBy]) => isWithin(name, library) && !seenBy.test(file),
  );

function layerOf(file) {
  return layers.find(({ files }) => files.test(file));
}

/** What a file uses: [line, name, candidate paths in the project]. */
function usesOf(file, text) {
  if (!file.endsWith('.ts')) {
    return [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]/gm)].map((match) => ({
      at: match.index,
      name: match[2],
      paths:
        match[1] === '<'
          ? []
          : [dirname(file), ...includeFolders].map((folder) => posix.join(folder, match[2])),
    }));
  }
  return ts.preProcessFile(text).importedFiles.map(({ fileName, pos }) => {
    const path = posix.join(dirname(file), fileName).replace(/\.js$/, '.ts');
    return { at: pos, name: fileName, paths: fileName.startsWith('.') ? [path] : [] };
  });
}

/** @param {Map<string, string>} files path to text */
function faultsIn(files) {
  const faults = [];
  for (const [file, text] of files) {
    const layer = layerOf(file);
    if (layer === undefined) {
      faults.push(`${file}: belongs to no layer; add a row to scripts/layers/table.mjs`);
      continue;
    }
    for (const { at, name, paths } of usesOf(file, text)) {
      const used = paths.find((path) => files.has(path));
      const target = used === undefined ? undefined : layerOf(used);
      const allowed =
        used === undefined
          ? isStandard(file, name) ||
            (!isHidden(file, name) &&
              (layer.outside ?? []).some((prefix) => isWithin(name, prefix)))
          : target === undefined || target === layer || layer.uses.includes(target.name);
      if (allowed) continue;
      const line = text.slice(0, at).split('\n').length;
      const what = target === undefined ? name : `${name} (${target.name})`;
      faults.push(`${file}:${line}: ${layer.name} may not use ${what}`);
    }
  }
  return faults;
}

function sources() {
  const listed = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', 'wasm', 'server', 'web'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const files = new Map();
  for (const file of listed.split('\n')) {
    if (!/\.(cpp|hpp|inc|ts)$/.test(file)) continue;
    try {
      files.set(file, readFileSync(join(root, file), 'utf8'));
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return files;
}

function selfTest() {
  const tree = sources();
  const before = faultsIn(tree).length;
  return planted
    .filter(([file, text]) => faultsIn(new Map(tree).set(file, text)).length !== before + 1)
    .map(([file, text]) => `Not found when planted in ${file}: ${text.trim()}`);
}

const testing = process.argv.includes('--self-test');
const faults = testing ? selfTest() : faultsIn(sources());
for (const fault of faults) console.error(fault);
console.log(testing ? `${planted.length} planted faults` : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
