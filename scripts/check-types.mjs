// Compiles tests/types: what must not compile there stands under a `@ts-expect-error`, and one that
// expects nothing is an error itself. Looks the package's types up in dist.
//
//   node scripts/check-types.mjs               checks and counts
//   node scripts/check-types.mjs --self-test   checks that planted faults are found

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'tests/types');

function optionsOf(file) {
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}

const options = { ...optionsOf(join(root, 'tsconfig.tests.json')), noEmit: true };

/** Compiles the folder, with a text appended to one file; gives program and faults. */
function compile(appendedTo, text = '') {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
  const host = ts.createCompilerHost(options);
  const { readFile } = host;
  host.readFile = (file) =>
    file === appendedTo ? `${readFile.call(host, file)}\n${text}` : readFile.call(host, file);
  const program = ts.createProgram(files, options, host);
  return { program, files, faults: ts.getPreEmitDiagnostics(program) };
}

const planted = [
  ['a type that is another', 'export const a = () => same<Client, string>();'],
  ['a type that is any', 'declare const b: any;\nexport const c = () => same<typeof b, string>();'],
  [
    'a selected path read',
    '// @ts-expect-error planted\nexport type D = Selected<"Tag", "Name">["Name"];',
  ],
  ['an unselected path read', 'export type E = Selected<"Tag", "Name">["Description"];'],
];

/** Every planted text must be a fault, each for itself. */
function selfTest() {
  const file = join(folder, 'select.ts');
  const text = planted.map(([, planting]) => planting).join('\n');
  const { program, faults } = compile(file, text);
  const source = program.getSourceFile(file);
  const found = planted.filter(([name, planting]) => {
    const from = source.text.indexOf(planting);
    const inside = faults.filter(({ start }) => start >= from && start < from + planting.length);
    if (inside.length !== 1) console.error(`Not found: ${name}`);
    return inside.length === 1;
  });
  console.log(`${found.length} of ${planted.length} planted faults found`);
  return found.length === planted.length && faults.length === planted.length;
}

function check() {
  const started = performance.now();
  const { program, files, faults } = compile();
  const count = (pattern) =>
    files.reduce((sum, file) => {
      const { text } = program.getSourceFile(file);
      return sum + [...text.matchAll(pattern)].length;
    }, 0);
  if (faults.length > 0) {
    console.error(ts.formatDiagnostics(faults, ts.createCompilerHost(options)));
  }
  const refused = count(/^ *\/\/ @ts-expect-error/gm);
  const same = count(/^ *same</gm);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `figure: types: ${same} equal, ${refused} refused, ${faults.length} faults, ${seconds} s, ` +
      `${program.getInstantiationCount()} instantiations`,
  );
  return faults.length === 0 && refused > 0 && same > 0;
}

process.exitCode = (process.argv.includes('--self-test') ? selfTest() : check()) ? 0 : 1;
