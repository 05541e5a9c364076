import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync } from 'node:fs';
import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { start, type Server } from '../server/support/server.js';
import { EmptyFolder } from './support/empty.js';
import { blocksOf, pages } from './support/guide.js';
import { Pages, subjectOf } from './support/pages.js';

jest.setTimeout(120_000);

let folder: EmptyFolder;
let server: Server;
/** What every example says. */
let wanted: string;

beforeAll(async () => {
  [folder, server] = await Promise.all([EmptyFolder.make(), start({ flags: ['--demo'] })]);
  ({ wanted } = await subjectOf(server));
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder.remove();
});

describe('the installed package', () => {
  it('has the guides, and what they link to', async () => {
    const installed = join(folder.path, 'node_modules/ticketwire');
    const read = await pages();
    expect(read).toContain('docs/embed/vue.md');
    const links = read.map(async (page) => {
      const text = await readFile(join(installed, page), 'utf8');
      // Not what a block of code shows; a strip of pictures is left to the repository.
      const prose = text.replace(/```.*?```/gs, '');
      const found = prose.matchAll(/\]\((?!https?:|#|screens\/strip)([^)#\s]+)/g);
      return [...found].map(([, to]) => join(installed, dirname(page), to!));
    });
    const all = (await Promise.all(links)).flat();
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('Node', () => {
  it.each(['node', 'commonjs'])('%s', async (name) => {
    const cwd = await folder.example(name);
    const { stdout, stderr } = await folder.node(cwd, ['index.js'], { TICKETWIRE_URL: server.url });
    expect(stdout.trimEnd()).toBe(wanted);
    // CommonJS: Node says that loading a module by `require` is new.
    expect(stderr.replace(/^\(.*(ExperimentalWarning|--trace-warnings).*\n/gm, '')).toBe('');
  });

  it.each([
    ...['ticketwire', 'ticketwire/elements', 'ticketwire/define'],
    ...['ticketwire/inline', 'ticketwire/inline/define'],
  ])('imports and requires %s without a DOM', async (entry) => {
    const name = JSON.stringify(entry);
    const code = `console.log((await import(${name})) === require(${name}), 'document' in globalThis)`;
    const whole = `const { createRequire } = await import('node:module');
      const require = createRequire(${JSON.stringify(`${folder.path}/index.js`)}); ${code}`;
    const args = ['--input-type=module', '--eval', whole];
    const { stdout } = await folder.node(folder.path, args);
    expect(stdout.trim()).toBe('true false');
  });
});

describe('npx ticketwire serve', () => {
  it('serves the page, and the WebAPI of the other examples', async () => {
    const cwd = await folder.example('serve');
    const serving = await folder.start(cwd, 'ticketwire', ['serve', '--listen', '127.0.0.1:0']);
    try {
      const url = /http:\S+/.exec(await serving.line)![0];
      expect(await (await fetch(url)).text()).toContain('<tw-workspace>');
      const example = await folder.example('node');
      const { stdout } = await folder.node(example, ['index.js'], { TICKETWIRE_URL: url });
      expect(stdout.trimEnd()).toBe(wanted);
    } finally {
      expect(await serving.end()).toBe(0);
    }
  });
});

describe('TypeScript', () => {
  it.each([
    ['NodeNext', []],
    ['Bundler', ['--module', 'ESNext', '--moduleResolution', 'Bundler']],
  ])('%s, with the declarations of libraries checked', async (_, flags) => {
    const cwd = await folder.example('typescript', 'typescript');
    await folder.node(cwd, ['node_modules/typescript/bin/tsc', ...flags]);
  });
});

describe('a page that is built by', () => {
  let pages: Pages;

  beforeAll(async () => {
    pages = await Pages.start(server);
  });

  afterEach(() => pages.close());

  afterAll(() => pages.stop());

  /** Names of what was built. */
  async function built(path: string): Promise<string[]> {
    const names = await readdir(path, { recursive: true });
    return names.map((name) => name.replace(/[-.][\w-]{8,}(?=\.\w+$)/, '')).sort();
  }

  it('Vite', async () => {
    const cwd = await folder.example('vite', 'vite');
    const { stdout, stderr } = await folder.node(cwd, ['node_modules/vite/bin/vite.js', 'build']);
    expect(`${stdout}${stderr}`).not.toMatch(/warn|externalized/i);
    expect(await built(join(cwd, 'dist/assets'))).toContain('core.wasm');
    await pages.works(join(cwd, 'dist'), true);
  });

  it('Vite, as docs/embed.md shows it', async () => {
    const cwd = await folder.example('vite', 'vite');
    const page = (await blocksOf('docs/embed.md')).find(({ text }) => text.startsWith('<!doctype'));
    // Here page and WebAPI are of one origin.
    const html = page!.text.replace('http://127.0.0.1:8080/', '/');
    await writeFile(join(cwd, 'index.html'), html);
    await folder.node(cwd, ['node_modules/vite/bin/vite.js', 'build']);
    const { page: shown, faults } = await pages.open(join(cwd, 'dist'));
    await pages.edits(shown);
    expect(faults).toEqual([]);
  });

  it('webpack, without a warning', async () => {
    const cwd = await folder.example('webpack', 'webpack');
    const { stdout } = await folder.node(cwd, ['build.js']);
    expect(stdout).toMatch(/compiled successfully/);
    const assets = await readdir(join(cwd, 'dist'));
    expect(assets.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
    await pages.works(join(cwd, 'dist'), false);
  });

  it('esbuild, with the core inside', async () => {
    const cwd = await folder.example('esbuild', 'esbuild');
    const flags = ['--bundle', '--format=esm', '--minify', '--outfile=dist/main.js'];
    // A script or a program, as it was installed.
    const esbuild = join(cwd, 'node_modules/esbuild/bin/esbuild');
    const args = ['main.js', ...flags, '--log-level=warning'];
    const { stderr } = await folder.run(cwd, esbuild, args);
    expect(stderr).toBe('');
    await copyPage(cwd);
    await pages.works(join(cwd, 'dist'), true);
  });

  it('Rollup without a plugin, with the core inside', async () => {
    const cwd = await folder.example('rollup', 'rollup', 'ticketwire');
    const rollup = ['node_modules/rollup/dist/bin/rollup', 'main.js', '--file', 'dist/main.js'];
    const { stderr } = await folder.node(cwd, [...rollup, '--silent', '--failAfterWarnings']);
    expect(stderr).toBe('');
    await copyPage(cwd);
    await pages.works(join(cwd, 'dist'), false);
  });

  it('nobody: a static page with one file', async () => {
    const cwd = await folder.example('static');
    await folder.copy('dist/cdn/define.js', join(cwd, 'define.js'));
    await pages.works(cwd, true);
  });

  it('nobody: a worker, a shared worker and a service worker', async () => {
    const cwd = await folder.example('workers');
    await folder.copy('dist/cdn/ticketwire.js', join(cwd, 'ticketwire.js'));
    const { page, faults } = await pages.open(cwd);
    for (const id of ['worker', 'shared', 'service']) await pages.says(page.locator(`#${id}`));
    expect(faults).toEqual([]);
  });

  async function copyPage(cwd: string): Promise<void> {
    await cp(join(cwd, 'index.html'), join(cwd, 'dist/index.html'));
  }
});
