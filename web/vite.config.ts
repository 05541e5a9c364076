import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { tightTemplates } from '../scripts/tight-templates.mjs';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The list is there before what it needs inside: the page registers that by itself, with the editor. */
const listAlone: Plugin = {
  name: 'ticketwire-list-alone',
  enforce: 'pre',
  load: (id) =>
    id === path('./elements/list/needs.ts') ? 'export const needs = () => ({});' : null,
};

/** The modules that the page needs for its first view. */
const firstModules = new Set<string>();

/** What is shown first has its texts; the others come with what shows them. */
const firstTexts: Plugin = {
  name: 'ticketwire-first-texts',
  enforce: 'pre',
  load: (id) =>
    id === path('./text/usual.ts')
      ? "export const usual = undefined, fetchUsual = async () => (await import('./en/index.js')).en;"
      : null,
  buildEnd() {
    const follow = (id: string, from: string): void => {
      if (id === path('./text/index.ts')) this.error(`${from} shows texts before they are there`);
      if (firstModules.has(id)) return;
      firstModules.add(id);
      this.getModuleInfo(id)?.importedIds.forEach((next) => follow(next, id));
    };
    follow(path('./page/main.ts'), '');
  },
};

/**
 * Names in the HTML what is needed next, so that it comes while the first scripts do: the core, and
 * after all that the code by which tickets are edited.
 */
const early: Plugin = {
  name: 'ticketwire-early',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      if (!html.includes('<tw-workspace>')) return [];
      const link = (attrs: Record<string, string | boolean>) =>
        ({ tag: 'link', attrs, injectTo: 'head' }) as const;
      const core = Object.keys(bundle).find((name) => /\bcore-[^/]*\.wasm$/.test(name));
      if (core === undefined) throw new Error('The page has no core');
      return [
        link({ rel: 'preload', as: 'fetch', href: `./${core}`, crossorigin: true }),
        ...chunksOf(bundle, 'work-elements')
          .filter((name) => !html.includes(name))
          .map((name) =>
            link({
              ...{ rel: 'modulepreload', href: `./${name}` },
              ...{ crossorigin: true, fetchpriority: 'low' },
            }),
          ),
      ];
    },
  },
};

/** The files that a chunk needs, by what they import. */
function chunksOf(bundle: Rolldown.OutputBundle, name: string): readonly string[] {
  const found = new Set<string>();
  const follow = (file: string): void => {
    const chunk = bundle[file];
    if (found.has(file) || chunk?.type !== 'chunk') return;
    found.add(file);
    chunk.imports.forEach(follow);
  };
  Object.values(bundle).forEach((chunk) => {
    if (chunk.type === 'chunk' && chunk.name === name) follow(chunk.fileName);
  });
  return [...found];
}

/** Builds the agent's workspace to dist/page; everything it needs is in there. */
export default defineConfig({
  root: path('./page'),
  base: './',
  plugins: [listAlone, firstTexts, tightTemplates(), early],
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
    rolldownOptions: {
      input: [path('./page/index.html'), path('./page/signed-in.html')],
      output: {
        // One file is smaller than its parts, and asked for once.
        codeSplitting: { groups: [{ name: 'start', test: (id) => firstModules.has(id) }] },
      },
    },
    // The demo's tickets, which no page with a server asks for.
    chunkSizeWarningLimit: 1200,
  },
});
