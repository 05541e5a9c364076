// Fails on a source file of more than 400 lines, and where core.wasm, the client or the page's
// JavaScript are larger than bench/budgets.json allows. Functions are measured by clang-tidy and ESLint.
//
//   node scripts/check-sizes.mjs               checks what was built last
//   node scripts/check-sizes.mjs --write       makes the sizes of now the budgets
//   node scripts/check-sizes.mjs --self-test   checks that planted faults are found

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { selfTest, settle } from './budgets.mjs';

const fileLimit = 400;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const isSource = (file) =>
  /\.(cpp|hpp|ts|mjs|js|css|html|sh|py|cmake)$/.test(file) || /^scripts\/[a-z-]+$/.test(file);
const isGenerated = (file) => /(^|\/)generated\//.test(file);

function linesOf(file) {
  return readFileSync(join(root, file), 'utf8').split('\n').length - 1;
}

function checkLines() {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  }).split('\n');
  const files = listed.filter(
    (file) => isSource(file) && !isGenerated(file) && existsSync(join(root, file)),
  );
  const long = files.filter((file) => linesOf(file) > fileLimit);
  for (const file of long)
    console.error(`${file}: ${linesOf(file)} lines; ${fileLimit} is the most`);
  console.log(`${files.length} files, ${long.length} too long`);
  if (long.length > 0) process.exitCode = 1;
}

/** The client's JavaScript with the core's glue, as an application's bundler makes it. */
async function bundleClient() {
  const made = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'dist/wasm/js/index.js'),
        preserveEntrySignatures: 'strict',
        checks: { bundlerTimings: false },
      },
    },
  });
  const { output } = Array.isArray(made) ? made[0] : made;
  return output
    .filter(({ type }) => type === 'chunk')
    .map(({ code }) => withoutHashes(Buffer.from(code)));
}

/**
 * The elements that show and edit a ticket, as an application's bundler makes them, with lit and without
 * the client: what the import of them brings at once, and so neither the formatting of replies nor what
 * cleans HTML mails, which come when they are first wanted.
 */
async function bundleEditor() {
  const made = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'dist/web/elements/editor/editor.js'),
        preserveEntrySignatures: 'strict',
        external: (id) => /(?:^|\/)wasm\/js\//.test(id),
        checks: { bundlerTimings: false },
      },
    },
  });
  const chunks = new Map(
    [made]
      .flat()[0]
      .output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each]] : [])),
  );
  const found = new Set();
  const follow = (name) => {
    const chunk = chunks.get(name);
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    chunk.imports.forEach(follow);
  };
  [...chunks.values()].filter(({ isEntry }) => isEntry).forEach(({ fileName }) => follow(fileName));
  return [...found].map(({ code }) => withoutHashes(Buffer.from(code)));
}

/** JavaScript without the hashes of what it loads, which compress by luck. */
function withoutHashes(code) {
  const text = code
    .toString('latin1')
    .replaceAll(/(?<=-)[\w-]{8}(?=\.(?:js|mjs|css|wasm)\b)/g, 'x'.repeat(8))
    .replaceAll(/\b[\da-f]{64}\b/g, 'x'.repeat(64));
  return Buffer.from(text, 'latin1');
}

const readScript = (file) => withoutHashes(readFileSync(file));

/** Every file is compressed by itself, as it is sent. Node's zlib differs between machines. */
function sizesOf(files) {
  const sum = (size) => files.reduce((all, bytes) => all + size(bytes), 0);
  return {
    raw: sum((bytes) => bytes.length),
    gz: sum((bytes) => execFileSync('gzip', ['-9nc'], { input: bytes }).length),
    br: sum((bytes) => brotliCompressSync(bytes).length),
  };
}

/** Most bytes, by gzip, of what a page loads for a WebAPI of its own; the demo's tickets aside. */
const localLimit = 350_000;

function checkLocal() {
  const scripts = readdirSync(join(root, 'dist/wasm/js/local')).filter((name) =>
    /\.js$/.test(name),
  );
  const files = ['dist/local/local.wasm', 'dist/local/local.mjs'].concat(
    scripts.map((name) => `dist/wasm/js/local/${name}`),
  );
  const { raw, gz } = sizesOf(files.map((file) => readFileSync(join(root, file))));
  const told = [raw, gz, localLimit].map((bytes) => bytes.toLocaleString('en'));
  console.log(`figure: ticketwire/local: ${told[0]} bytes, ${told[1]} by gzip; at most ${told[2]}`);
  if (gz <= localLimit) return;
  console.error(`ticketwire/local is larger than ${told[2]} bytes by gzip`);
  process.exitCode = 1;
}

/** What the page's own HTML names, but for what comes after all that. */
function firstScripts() {
  const page = join(root, 'dist/page');
  const html = readFileSync(join(page, 'index.html'), 'utf8');
  const tags = html.match(/<[^>]*>/g).filter((tag) => !tag.includes('fetchpriority="low"'));
  return tags
    .map((tag) => /(?:src|href)="\.\/(assets\/[^"]+\.js)"/.exec(tag)?.[1])
    .filter((name) => name !== undefined)
    .map((name) => join(page, name));
}

/** That, and what the page loads while the list is read: without it no ticket can be edited. */
function workScripts(assets) {
  const found = new Set(firstScripts());
  const follow = (script) => {
    if (found.has(script)) return;
    found.add(script);
    const code = readFileSync(script, 'utf8');
    // What is imported by a call comes when it is first wanted.
    for (const [, name] of code.matchAll(/\b(?:import|from)"\.\/([^"]+\.js)"/g)) {
      follow(join(assets, name));
    }
  };
  // With the texts of one language.
  for (const part of ['work-elements-', 'en-']) {
    follow(
      join(
        assets,
        readdirSync(assets).find((name) => name.startsWith(part)),
      ),
    );
  }
  return [...found];
}

/** Most bytes, by gzip, of what the page loads to be a demo, its tickets and the WebAPI with it. */
const demoLimit = 600_000;

function checkDemo(assets) {
  const files = readdirSync(assets).filter((name) => /^(demo|local)/.test(name));
  const { gz } = sizesOf(files.map((name) => readFileSync(join(assets, name))));
  const told = [gz, demoLimit].map((bytes) => bytes.toLocaleString('en'));
  console.log(
    `figure: the page's demo: ${told[0]} bytes by gzip in ${files.length} files; at most ${told[1]}`,
  );
  if (files.length === 3 && gz <= demoLimit) return;
  console.error("The page's demo is larger, or in other files, than it should be");
  process.exitCode = 1;
}

async function checkBytes() {
  const core = readFileSync(join(root, 'dist/core/core.wasm'));
  const assets = join(root, 'dist/page/assets');
  // What a page without a server alone loads is called by its first module: demo-sign-in.ts.
  const isDemo = (name) => name.startsWith('demo');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js') && !isDemo(name));
  const measured = {
    'core.wasm': sizesOf([core]),
    'the client, core.wasm with it': sizesOf([core, ...(await bundleClient())]),
    "the editor's elements, without client and rich composer": sizesOf(await bundleEditor()),
    "the page's JavaScript": sizesOf(scripts.map((name) => readScript(join(assets, name)))),
    'of it at first paint': sizesOf(firstScripts().map(readScript)),
    'of it until a ticket can be edited': sizesOf(workScripts(assets).map(readScript)),
  };
  for (const [what, { raw, gz, br }] of Object.entries(measured)) {
    const told = [raw, gz, br].map((bytes) => bytes.toLocaleString('en'));
    console.log(`figure: ${what}: ${told[0]} bytes, ${told[1]} by gzip, ${told[2]} by brotli`);
  }
  settle('bytes', measured);
  checkLocal();
  checkDemo(assets);
}

if (process.argv.includes('--self-test')) {
  selfTest('bytes', 0);
} else {
  checkLines();
  await checkBytes();
}
