// Makes dist/cdn: the package as single files with the core inside, for a browser without a bundler
// and for bundlers that do not copy files. Prints each file's size and integrity.

import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

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

async function bundle(name, entry) {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [withCore],
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
        output: { codeSplitting: false, minify: true },
      },
    },
  });
  const bytes = readFileSync(join(cdn, `${name}.js`));
  const sum = createHash('sha384').update(bytes).digest('base64');
  const size = `${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} by gzip`;
  console.log(`figure: dist/cdn/${name}.js: ${size}, integrity="sha384-${sum}"`);
}

rmSync(cdn, { recursive: true, force: true });
for (const [name, entry] of Object.entries(entries)) await bundle(name, entry);
