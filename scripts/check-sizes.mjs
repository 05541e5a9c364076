// Fails on a source file of more than 400 lines; functions are measured by clang-tidy and ESLint.
// Then tells how large the page is.
//
//   node scripts/check-sizes.mjs

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const fileLimit = 400;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const isSource = (file) =>
  /\.(cpp|hpp|ts|mjs|js|css|html|sh|py|cmake)$/.test(file) || /^scripts\/[a-z-]+$/.test(file);
const isGenerated = (file) => /(^|\/)generated\//.test(file);

function linesOf(file) {
  return readFileSync(join(root, file), 'utf8').split('\n').length - 1;
}

function reportPage() {
  const size = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
  const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
  const wasm = join(root, 'dist/core/core.wasm');
  if (existsSync(wasm)) console.log(`figure: core.wasm: ${kib(size(wasm))} gzipped`);
  const assets = join(root, 'dist/page/assets');
  if (!existsSync(assets)) return;
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const total = scripts.reduce((sum, name) => sum + size(join(assets, name)), 0);
  console.log(`figure: The page's JavaScript: ${kib(total)} gzipped in ${scripts.length} files`);
}

const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
}).split('\n');
const files = listed.filter(
  (file) => isSource(file) && !isGenerated(file) && existsSync(join(root, file)),
);
const long = files.filter((file) => linesOf(file) > fileLimit);
for (const file of long) console.error(`${file}: ${linesOf(file)} lines; ${fileLimit} is the most`);
console.log(`${files.length} files, ${long.length} too long`);
reportPage();
process.exitCode = long.length === 0 ? 0 : 1;
