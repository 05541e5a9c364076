// Makes dist/cdn: the package as single files with the core inside, for a browser without a bundler
// and for bundlers that do not copy files. What they do without where it is missing, a language's texts
// and the formatting of replies, lies beside them. Prints each file's size and integrity.

import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { tightTemplates } from './tight-templates.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const cdn = join(dist, 'cdn');

/** What each file is made of; the first registers nothing, the second all elements. */
const entries = { ticketwire: 'wasm/js/index.js', define: 'web/whole.js' };

/** The core's bytes in the place of their address. */
function inside() {
  const packed = gzipSync(readFileSync(join(dist, 'core/core.wasm')), { level: 9 });
  return `
    const packed = '${packed.toString('base64')}';
    export function ownSource() {
      const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
      return new Response(stream).arrayBuffer();
    }`;
}

/** Puts the core's bytes in the place of dist/wasm/js/source.js. */
const withCore = {
  name: 'ticketwire-core',
  enforce: 'pre',
  load: (id) => (id === join(dist, 'wasm/js/source.js') ? inside() : undefined),
};

/** A language's texts by its tag, what else is loaded later by its own name. */
function later({ facadeModuleId, name }) {
  const tag = /\/web\/text\/(\w+)\/index\.js$/.exec(facadeModuleId ?? '')?.[1];
  return `${tag ?? name}.js`;
}

/** Everything else that is loaded when it is first wanted is there at once. */
const atOnce = {
  name: 'ticketwire-at-once',
  transform(code) {
    const imports = [];
    const without = code.replace(
      /\bimport\('(dompurify|\.\/beside\.js|\.\.\/shared\/desk-link\.js)'\)/g,
      (_, from) => {
        imports.push(`import * as later${imports.length} from '${from}';\n`);
        return `Promise.resolve(later${imports.length - 1})`;
      },
    );
    return imports.length > 0 ? { code: imports.join('') + without, map: null } : undefined;
  },
};

async function bundle(name, entry) {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [withCore, atOnce, tightTemplates()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: cdn,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      chunkSizeWarningLimit: 1000,
      lib: { entry: join(dist, entry), formats: ['es'], fileName: () => `${name}.js` },
      rolldownOptions: {
        checks: { bundlerTimings: false },
        // What is loaded later takes from the file what both need.
        preserveEntrySignatures: 'allow-extension',
        output: { chunkFileNames: later, minify: true },
      },
    },
  });
  for (const { output } of [built].flat()) output.forEach(({ fileName }) => tell(fileName));
}

function tell(fileName) {
  const bytes = readFileSync(join(cdn, fileName));
  const sum = createHash('sha384').update(bytes).digest('base64');
  const size = `${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} by gzip`;
  console.log(`figure: dist/cdn/${fileName}: ${size}, integrity="sha384-${sum}"`);
}

rmSync(cdn, { recursive: true, force: true });
for (const [name, entry] of Object.entries(entries)) await bundle(name, entry);
