// Installs what the examples of frameworks are built by, and prints where: a folder outside the
// project, so that nothing of the project is found from it, and that a fresh clone finds again.
//
//   node scripts/workbench.mjs

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tools = join(dirname(fileURLToPath(import.meta.url)), '../tests/consumers/tools');
const files = ['package.json', 'package-lock.json'];

const hash = createHash('sha256').update(process.version.split('.')[0]);
for (const file of files) hash.update(readFileSync(join(tools, file)));
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ticketwire-consumers');
const folder = join(cache, hash.digest('hex').slice(0, 16));

/** Into a folder that is renamed once it is whole; somebody else may be faster. */
function install() {
  const begun = `${folder}.${process.pid}`;
  mkdirSync(begun, { recursive: true });
  for (const file of files) copyFileSync(join(tools, file), join(begun, file));
  const options = { cwd: begun, stdio: ['ignore', 2, 2] };
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
  try {
    renameSync(begun, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(begun, { recursive: true });
  }
}

if (!existsSync(folder)) install();
console.log(folder);
