import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../server/support/server.js';
import { cmakeIn, compilers, headersNamed, Prefix, shownIn, tell, tree } from './support/cpp.js';

// The first time, nothing of it is known to ccache.
jest.setTimeout(600_000);

/** What the example says of the ticket and the edits that lie beside it. */
const title = (word: string) => `"The printer on the third floor ${word} on fire"`;
const test = (path: string, value: string) => `{"op":"test","path":"${path}","value":${value}}`;
const replace = (path: string, value: string) =>
  `{"op":"replace","path":"${path}","value":${value}}`;
const [low, normal] = ['{"TicketPriorityId":1}', '{"TicketPriorityId":2}'];
const body = [
  ...[test('/Title', title('is')), replace('/Title', title('was'))],
  ...[test('/Priority', normal), replace('/Priority', low)],
  ...[test('/Tags/1/Id', '4'), '{"op":"remove","path":"/Tags/1"}'],
];
const undo = [
  ...[test('/Title', title('was')), replace('/Title', title('is'))],
  ...[test('/Priority', low), replace('/Priority', '{"TicketPriorityId":2,"Name":"Normal"}')],
  '{"op":"add","path":"/Tags/-","value":{"Id":4,"Name":"third floor"}}',
];
const told = `set /Title to ${title('was')}, if /Title is ${title('is')}
set /Priority to ${low}, if /Priority is ${normal}
remove /Tags/1, if /Tags/1/Id is 4

PATCH: [${body.join()}]
undo:  [${undo.join()}]
`;
const nothing = 'There is nothing to save.\n';

let folder: string;
/** By `cmake --install`. */
let installed: Prefix;
/** What the Debian package has, in the place of /usr. */
let unpacked: Prefix;
let deb: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketwire-cpp-'));
  installed = new Prefix(folder, 'installed');
  await tell('cmake', ['--install', tree, '--prefix', installed.path]);
  await tell('cpack', ['--config', join(tree, 'CPackConfig.cmake'), '-B', folder], { cwd: folder });
  const [name, ...others] = (await readdir(folder)).filter((each) => each.endsWith('.deb'));
  expect([name, others]).toEqual([expect.stringMatching(/^libticketwire-dev_/), []]);
  deb = join(folder, name!);
  await tell('dpkg-deb', ['--extract', deb, join(folder, 'unpacked')]);
  unpacked = new Prefix(folder, 'unpacked/usr');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('libticketwire-dev', () => {
  it('has headers, library, what finds them, the guide and an example, and nothing else', async () => {
    const listed = await tell('git', ['ls-files', 'wasm/include', 'examples/cpp'], { cwd: root });
    const doc = 'share/doc/libticketwire-dev';
    const wanted = [
      ...listed.trimEnd().split('\n'),
      ...['changelog.gz', 'copyright', 'cpp.md'].map((name) => `${doc}/${name}`),
      ...['Config', 'ConfigVersion', 'Targets', 'Targets-release'].map(
        (name) => `lib/cmake/ticketwire/ticketwire${name}.cmake`,
      ),
      ...['lib/libticketwire.a', 'lib/pkgconfig/ticketwire.pc'],
      'share/lintian/overrides/libticketwire-dev',
    ].map((path) =>
      path.replace(/^wasm\/include/, 'include').replace(/^examples\/cpp/, `${doc}/examples`),
    );
    const rows = (await tell('dpkg-deb', ['--contents', deb])).trimEnd().split('\n');
    const files = rows.filter((row) => !row.startsWith('d')).map((row) => row.split(' ./usr/')[1]!);
    expect(files.sort()).toEqual(wanted.sort());
    for (const row of rows) expect(row).toMatch(/^(drwxr-xr-x|-rw-r--r--) root\/root /);
  });

  it('asks for what its headers include', async () => {
    const control = await tell('dpkg-deb', ['--field', deb]);
    expect(control).toMatch(/^Depends: libboost1\.81-dev$/m);
    expect(control).toMatch(/^Section: libdevel$/m);
    expect(control).toMatch(/^Description: C\+\+ library .*\n Reads /m);
  });

  it('has nothing that lintian warns of', async () => {
    expect(await tell('lintian', ['--fail-on', 'warning', '--allow-root', deb])).toBe('');
  });

  it('names no place of the machine that built it', async () => {
    for (const text of [
      'lib/pkgconfig/ticketwire.pc',
      'lib/cmake',
      'include',
      'lib/libticketwire.a',
    ]) {
      const found = await tell('grep', ['-rlF', root, join(unpacked.path, text)]).catch(() => '');
      expect(found).toBe('');
    }
  });
});

describe.each(compilers)('%s', (compiler) => {
  it('compiles every header by itself, without a warning', async () => {
    const headers = await unpacked.headers();
    expect(headers.length).toBeGreaterThan(30);
    await unpacked.check(compiler, headers);
  });

  it('builds the example by pkg-config, which plans a patch and an edited ticket', async () => {
    const cwd = join(root, 'examples/cpp');
    await cp(join(cwd, 'plan.cpp'), join(folder, `plan-${compiler}.cpp`));
    const program = await unpacked.link(compiler, `plan-${compiler}`);
    expect(await tell(program, ['ticket.json', 'patch.json'], { cwd })).toBe(told);
    expect(await tell(program, ['ticket.json', '--edited', 'edited.json'], { cwd })).toBe(told);
  });
});

it('is position-independent: it can be a part of a shared library', async () => {
  const library = await unpacked.shared('g++');
  expect(await tell('nm', ['--dynamic', '--defined-only', library])).toContain('ticketwire');
});

describe('CMake', () => {
  it('builds the example by find_package', async () => {
    const cwd = join(folder, 'example');
    await cp(join(root, 'examples/cpp'), cwd, { recursive: true });
    const program = join(await installed.build('clang++', cwd), 'plan');
    expect(await tell(program, ['ticket.json', 'patch.json'], { cwd })).toBe(told);
    expect(await tell(program, ['ticket.json', 'ticket.json'], { cwd })).toBe(nothing);
    await expect(tell(program, ['patch.json', 'ticket.json'], { cwd })).rejects.toThrow(
      'patch.json: ',
    );
    await expect(tell(program, ['nowhere.json', 'x'], { cwd })).rejects.toThrow('cannot be read');
  });

  it('refuses another version, and says that Boost is missing where it is', async () => {
    const cwd = join(folder, 'other');
    await mkdir(cwd);
    const project = (rest: string) =>
      writeFile(
        join(cwd, 'CMakeLists.txt'),
        `cmake_minimum_required(VERSION 3.25)\nproject(other LANGUAGES CXX)\n${rest}\n`,
      );
    const configure = (...flags: string[]) =>
      tell('cmake', ['-B', 'build', `-DCMAKE_PREFIX_PATH=${installed.path}`, ...flags], { cwd });
    await project('find_package(ticketwire 0.2 REQUIRED)');
    await expect(configure()).rejects.toThrow(/requested version "0\.2"/);
    await project(`find_package(ticketwire)
      message(FATAL_ERROR "\${ticketwire_NOT_FOUND_MESSAGE}")`);
    await expect(configure('-DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON')).rejects.toThrow(
      /dependency Boost could not\s+be\s+found/,
    );
  });
});

describe('docs/cpp.md', () => {
  it('shows programs that compile as they stand and print what it says', async () => {
    const shown = await shownIn('docs/cpp.md');
    expect(shown.length).toBeGreaterThan(4);
    for (const [index, { source, output }] of shown.entries()) {
      const name = `shown-${index}`;
      await writeFile(join(folder, `${name}.cpp`), source);
      expect(output).not.toBe('');
      expect(await tell(await unpacked.link('g++', name), [])).toBe(output);
    }
  });

  it('shows a project of CMake that builds as it stands', async () => {
    const [first] = await shownIn('docs/cpp.md');
    const cwd = join(folder, 'first');
    await mkdir(cwd);
    await writeFile(join(cwd, 'CMakeLists.txt'), await cmakeIn('docs/cpp.md'));
    await writeFile(join(cwd, 'main.cpp'), first!.source);
    const program = join(await installed.build('g++', cwd), 'first');
    expect(await tell(program, [])).toBe(first!.output);
  });

  it('names headers that there are', async () => {
    const headers = new Set(await installed.headers());
    const named = await headersNamed('docs/cpp.md');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !headers.has(name))).toEqual([]);
  });
});
