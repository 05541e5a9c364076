import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  exports: Record<string, { types: string; default: string }>;
};

interface Told {
  readonly names: readonly string[];
  readonly globals: readonly string[];
  readonly registered: boolean;
}

/** Imports an entry in a Node process of its own and tells what that did to it. */
function importAlone(entry: string): Told & { readonly lines: number } {
  // Node's own fetch compiles a module of its own when it is first used, or first looked at.
  const script = `
    await fetch('data:,');
    const before = new Set(Reflect.ownKeys(globalThis));
    globalThis.fetch = () => { throw new Error('an import fetched'); };
    WebAssembly.compile = () => { throw new Error('an import compiled'); };
    const entry = await import(${JSON.stringify(entry)});
    const registered = globalThis.customElements?.get('tw-editor') !== undefined;
    const globals = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String);
    console.log(JSON.stringify({ names: Object.keys(entry), globals, registered }));
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const lines = output.trimEnd().split('\n');
  return { ...(JSON.parse(lines.at(-1)!) as Told), lines: lines.length };
}

const modules = Object.entries(manifest.exports).filter(([name]) => !/\.(wasm|json)$/.test(name));

describe('package entries in bare Node', () => {
  test('are the ones that are known', () => {
    expect(modules.map(([name]) => name).sort()).toStrictEqual([
      ...['.', './define', './elements', './inline', './inline/define', './local'],
      ...['./react', './svelte', './vue'],
    ]);
  });

  test.each(modules)('%s imports without a DOM and without a side effect', (name) => {
    const told = importAlone(`ticketwire${name.slice(1)}`);
    expect(told.lines).toBe(1);
    // What Lit's build for Node adds: its versions, and an empty registry.
    const ours = told.globals.filter(
      (key) => !/^(lit\w+|reactiveElement\w+|customElements)$/.test(key),
    );
    expect(ours).toStrictEqual([]);
    if (!name.endsWith('/define')) expect(told.registered).toBe(false);
  });

  test('the root entry exports the documented names', () => {
    expect([...importAlone('ticketwire').names].sort()).toStrictEqual(
      [
        ...['Client', 'Core', 'DocumentHandle', 'Draft', 'TicketwireError', 'connect', 'load'],
        ...['automaticOwner', 'isOwnerSentinel', 'unassignedOwner', 'version'],
      ].sort(),
    );
  });

  test('nothing else can be imported', () => {
    expect(() => importAlone('ticketwire/dist/wasm/js/core.js')).toThrow(/ERR_PACKAGE_PATH/);
  });
});
