import { copyFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import webpack from 'webpack';

const compiler = webpack({
  mode: 'production',
  context: import.meta.dirname,
  entry: './main.js',
  output: { clean: true },
  // The core is a few kB above what webpack recommends for one file.
  performance: { assetFilter: (name) => !name.endsWith('.wasm') },
});
const stats = await promisify(compiler.run.bind(compiler))();
console.log(stats.toString({ colors: false }));
await copyFile(new URL('index.html', import.meta.url), new URL('dist/index.html', import.meta.url));
process.exitCode = stats.hasErrors() || stats.hasWarnings() ? 1 : 0;
