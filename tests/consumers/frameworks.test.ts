import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { start, type Server } from '../server/support/server.js';
import { Pages } from './support/pages.js';
import { Workbench } from './support/workbench.js';

// Compilers that look at every library take long on a busy machine.
jest.setTimeout(600_000);

const vite = 'vite/bin/vite.js';

let bench: Workbench;
let server: Server;
let pages: Pages;

beforeAll(async () => {
  [bench, server] = await Promise.all([Workbench.make(), start({ flags: ['--demo'] })]);
  pages = await Pages.start(server);
});

afterEach(() => pages.close());

afterAll(async () => {
  await pages.stop();
  await server[Symbol.asyncDispose]();
  await bench.remove();
});

/** What the page of a built example shows, says and tells. */
async function works(folder: string): Promise<void> {
  const { page, faults } = await pages.open(folder);
  await pages.tells(page);
  expect(faults).toEqual([]);
}

/** A copy of an example in which things are wrong: what stands there, and what is put in its place. */
async function broken(
  name: string,
  file: string,
  faults: Readonly<Record<string, string>>,
): Promise<string> {
  const cwd = await bench.folder.example(name);
  for (const [from, to] of Object.entries(faults)) {
    await bench.folder.edit(join(cwd, file), from, to);
  }
  return cwd;
}

/** What a compiler has to say of a file, by line. */
async function refusals(checking: Promise<unknown>, pattern: RegExp): Promise<string[]> {
  const said = await checking.then(
    () => '',
    (cause: unknown) => String(cause),
  );
  return [...stripVTControlCharacters(said).matchAll(pattern)].map(([, words]) => words!);
}

describe('React', () => {
  const types = ['typescript/bin/tsc'] as const;

  it('renders on the server, hydrates, and hears events', async () => {
    const cwd = await bench.folder.example('react');
    await bench.run(cwd, ...types);
    await bench.run(cwd, vite, ['build', '--logLevel', 'warn']);
    const ssr = ['build', '--ssr', 'prerender.tsx', '--outDir', 'build', '--logLevel', 'warn'];
    await bench.run(cwd, vite, ssr);
    await bench.folder.node(cwd, ['build/prerender.js']);
    const page = await readFile(join(cwd, 'dist/index.html'), 'utf8');
    expect(page).toContain('<tw-editor ticket-id="143"></tw-editor>');
    await works(join(cwd, 'dist'));
  });

  it('knows a property, a value and a detail that are wrong', async () => {
    const cwd = await broken('react', 'app.tsx', {
      '<p>{told}</p>': '<tw-thread ticketNumber={143} />',
      'ticket-id={143}': 'ticket-id="first"',
      'detail.ids.join()': 'detail.nothing',
    });
    const said = await refusals(bench.run(cwd, ...types), /^app\.tsx\(\d+,\d+\): error (.+)$/gm);
    expect(said).toEqual([
      expect.stringContaining('ticketNumber'),
      expect.stringContaining('"first"'),
      expect.stringContaining('nothing'),
    ]);
  });
});

describe('Vue', () => {
  const types = ['vue-tsc/bin/vue-tsc.js'] as const;

  it('builds, and hears events', async () => {
    const cwd = await bench.folder.example('vue');
    await bench.run(cwd, ...types);
    await bench.run(cwd, vite, ['build', '--logLevel', 'warn']);
    await works(join(cwd, 'dist'));
  });

  it('knows a property, a value and a detail that are wrong', async () => {
    const cwd = await broken('vue', 'app.vue', {
      '<p>{{ told }}</p>': '<tw-thread :ticketNumber="143" />',
      ':ticketId="143"': ':ticketId="`first`"',
      'detail.ids.join()': 'detail.nothing',
    });
    const said = await refusals(bench.run(cwd, ...types), /^app\.vue\(\d+,\d+\): error (.+)$/gm);
    expect(said).toEqual([
      expect.stringContaining('ticketNumber'),
      expect.stringMatching(/string|"first"/),
      expect.stringContaining('nothing'),
    ]);
  });
});

describe('Svelte', () => {
  const types = ['svelte-check/bin/svelte-check', ['--fail-on-warnings']] as const;

  it('builds, and hears events', async () => {
    const cwd = await bench.folder.example('svelte');
    await bench.run(cwd, ...types);
    await bench.run(cwd, vite, ['build', '--logLevel', 'warn']);
    await works(join(cwd, 'dist'));
  });

  it('knows a property, a value and a detail that are wrong', async () => {
    const cwd = await broken('svelte', 'app.svelte', {
      '<p>{told}</p>': '<tw-thread ticketNumber={143}></tw-thread>',
      'ticketId={143}': 'ticketId="first"',
      'detail.ids.join()': 'detail.nothing',
    });
    const checking = bench.run(cwd, types[0], [...types[1], '--output', 'machine']);
    const said = await refusals(checking, /^\d+ ERROR "app\.svelte" \d+:\d+ (.+)$/gm);
    expect(said).toEqual([
      expect.stringContaining('ticketNumber'),
      expect.stringContaining('string'),
      expect.stringContaining('nothing'),
    ]);
  });
});

describe('Angular', () => {
  const compiler = ['@angular/compiler-cli/bundles/src/bin/ngc.js'] as const;

  it('compiles with strict templates, and hears events', async () => {
    const cwd = await bench.folder.example('angular');
    await bench.run(cwd, ...compiler);
    await bench.run(cwd, vite, ['build', '--logLevel', 'warn']);
    await works(join(cwd, 'dist'));
  });

  // Of properties it checks, under CUSTOM_ELEMENTS_SCHEMA, nothing.
  it('knows details that are wrong', async () => {
    const cwd = await broken('angular', 'app.ts', {
      'detail.ids.join()': 'detail.nothing',
      '(tw-saved)="saved': '(tw-deleted)="saved',
    });
    const said = await refusals(bench.run(cwd, ...compiler), /^app\.ts:\d+:\d+ - error (.+)$/gm);
    expect(said).toEqual([
      expect.stringContaining("'nothing' does not exist"),
      expect.stringContaining('CustomEvent<{ readonly ticketId: number; }>'),
    ]);
  });
});

describe('Parcel', () => {
  it('builds', async () => {
    const cwd = await bench.folder.example('parcel');
    // What makes a folder a project of its own, as `npm install` leaves it.
    await writeFile(join(cwd, 'package-lock.json'), '{}');
    await bench.run(cwd, 'parcel/lib/bin.js', ['build', 'index.html', '--public-url', './']);
    await pages.works(join(cwd, 'dist'), true);
  });
});

describe('TypeScript', () => {
  it.each(['typescript-5.4', 'typescript', 'typescript-7'])(
    '%s, with the declarations of libraries checked',
    async (name) => {
      const cwd = await bench.folder.example('typescript');
      await bench.run(cwd, `${name}/bin/tsc`);
    },
  );
});
