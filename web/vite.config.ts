import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The list is there before what it needs inside: the page registers that by itself, with the editor. */
const listAlone: Plugin = {
  name: 'ticketwire-list-alone',
  enforce: 'pre',
  load: (id) =>
    id === path('./elements/list/needs.ts') ? 'export const needs = () => ({});' : null,
};

/** Builds the agent's workspace to dist/page; everything it needs is in there. */
export default defineConfig({
  root: path('./page'),
  base: './',
  plugins: [listAlone],
  // The client as it is packed, with the core where the package has it.
  resolve: {
    alias: [{ find: /^(?:\.\.\/)+wasm\/js\//, replacement: path('../dist/wasm/js/') }],
  },
  build: {
    outDir: path('../dist/page'),
    emptyOutDir: true,
    target: 'es2022',
    assetsDir: 'assets',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: [path('./page/index.html'), path('./page/signed-in.html')] },
    // The demo's tickets, which no page with a server asks for.
    chunkSizeWarningLimit: 1200,
  },
});
