// Runs clang-tidy on the sources of the core and the server; the tests' would take as long again. The
// debug build must be up to date. A source that was clean is run again only when it, a header, the
// command or the configuration has changed.
//
//   node scripts/check-tidy.mjs

import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const build = join(root, 'build/debug');
// Beside ccache's, since a fresh clone profits from both.
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ticketwire-tidy');
// The commands are GCC's, which has warnings that clang does not know.
const options = ['-p', build, '--quiet', '--extra-arg=-Wno-unknown-warning-option'];

const tool = execFileSync('clang-tidy', ['--version'], { encoding: 'utf8' });
const rules = readFileSync(join(root, '.clang-tidy'), 'utf8');

const isOurs = (path) => path.startsWith(root) && !path.startsWith(join(root, 'build/'));

/** Object file to the files that it was compiled from. */
function dependencies() {
  const listed = execFileSync('ninja', ['-C', build, '-t', 'deps'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const found = new Map();
  let paths;
  for (const line of listed.split('\n')) {
    if (line.startsWith('    ')) paths?.push(resolve(build, line.trim()));
    else if (line.includes(': #deps')) found.set(line.split(':')[0], (paths = []));
  }
  return found;
}

function keyOf({ file, command }, paths) {
  const hash = createHash('sha256');
  const add = (text) => hash.update(text).update('\0');
  add(tool);
  add(rules);
  add(options.slice(2).join(' '));
  add(command.replaceAll(root, ''));
  // In an order that is the same wherever the clone lies.
  const named = [file, ...paths].filter(existsSync).map((path) => {
    const own = relative(root, path);
    return { path, name: own.startsWith('..') ? path : own };
  });
  for (const { path, name } of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    add(name);
    add(isOurs(path) ? readFileSync(path) : String(statSync(path).size));
  }
  return hash.digest('hex');
}

function tidy(file) {
  return new Promise((done) => {
    execFile('clang-tidy', [...options, file], { maxBuffer: 1 << 28 }, (failed, output) =>
      done(failed ? output || failed.message : ''),
    );
  });
}

const used = dependencies();
const sources = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'))
  .filter(({ file }) => /^(wasm|server)\//.test(relative(root, file)))
  .map((entry) => {
    const paths = used.get(/ -o (\S+)/.exec(entry.command)?.[1]);
    return { file: entry.file, mark: paths && join(cache, keyOf(entry, paths)) };
  });
const pending = sources.filter(({ mark }) => mark === undefined || !existsSync(mark));
const checked = pending.length;

let faulty = 0;
mkdirSync(cache, { recursive: true });
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      const { file, mark } = next;
      const faults = await tidy(file);
      if (faults === '' && mark !== undefined) writeFileSync(mark, '');
      if (faults === '') continue;
      faulty += 1;
      console.error(faults.replaceAll(`${root}/`, ''));
    }
  }),
);
console.log(`${sources.length} sources, ${checked} of them changed, ${faulty} with faults`);
process.exitCode = faulty === 0 && sources.length > 0 ? 0 : 1;
