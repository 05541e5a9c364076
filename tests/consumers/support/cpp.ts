import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../server/support/server.js';
import { blocksOf } from './guide.js';

const run = promisify(execFile);

/** Where the library was built: `make_library` of scripts/test. */
export const tree = join(root, 'build/library');

/** What a careful consumer compiles with. */
const warnings = ['-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Wshadow', '-Werror'];

export type Compiler = 'g++' | 'clang++';
export const compilers: readonly Compiler[] = ['g++', 'clang++'];

/** Runs a program; rejects with what it has printed where it fails. */
export async function tell(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
): Promise<string> {
  const env = { ...process.env, ...options.env };
  try {
    return (await run(program, args, { ...options, env })).stdout;
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')} failed\n${stdout}\n${stderr}`, { cause });
  }
}

/**
 * What a compiler has compiled is known the next time, wherever the folder lies: ccache takes paths
 * within it as those of any other.
 */
const remembered = (folder: string): Record<string, string> => ({
  ...{ CCACHE_BASEDIR: folder, CCACHE_NOHASHDIR: 'true', CMAKE_CXX_COMPILER_LAUNCHER: 'ccache' },
});

/** Where the library is installed, within a folder in which programs are built. */
export class Prefix {
  readonly #folder: string;
  readonly path: string;

  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.path = join(folder, name);
  }

  /** What pkg-config says of the library, with nothing but this prefix to look in. */
  async flags(
    question: '--cflags' | '--libs' | '--libs-only-l' | '--libs-only-L',
  ): Promise<string[]> {
    const env = { PKG_CONFIG_LIBDIR: join(this.path, 'lib/pkgconfig') };
    return (await tell('pkg-config', [question, 'ticketwire'], { env })).trim().split(/\s+/);
  }

  /** Compiles `name.cpp` of the folder to `name.o`, with the warnings of a careful consumer. */
  async compile(compiler: Compiler, name: string): Promise<void> {
    const include = await this.flags('--cflags');
    const flags = ['-std=c++20', ...warnings, ...include, '-c', `${name}.cpp`, '-o', `${name}.o`];
    const env = remembered(this.#folder);
    await tell('ccache', [compiler, ...flags], { cwd: this.#folder, env });
  }

  /** Compiles and links `name.cpp`; gives the program. */
  async link(compiler: Compiler, name: string): Promise<string> {
    await this.compile(compiler, name);
    const libraries = await this.flags('--libs');
    const program = join(this.#folder, name);
    await tell(compiler, [`${program}.o`, ...libraries, '-o', program]);
    return program;
  }

  /** Puts the whole library into a shared one, as a plugin of another program has it. */
  async shared(compiler: Compiler): Promise<string> {
    const [name] = await this.flags('--libs-only-l');
    const paths = await this.flags('--libs-only-L');
    const library = join(this.#folder, `lib${compiler}.so`);
    const whole = ['-Wl,--whole-archive', name!, '-Wl,--no-whole-archive', '-Wl,-z,defs'];
    await tell(compiler, ['-shared', ...paths, ...whole, '-o', library]);
    return library;
  }

  /** Builds a folder with a CMakeLists.txt; gives where it has built. */
  async build(compiler: Compiler, source: string): Promise<string> {
    const into = join(source, 'build');
    const flags = [`-DCMAKE_CXX_COMPILER=${compiler}`, `-DCMAKE_CXX_FLAGS=${warnings.join(' ')}`];
    const env = remembered(this.#folder);
    const prefix = `-DCMAKE_PREFIX_PATH=${this.path}`;
    await tell('cmake', ['-S', source, '-B', into, prefix, ...flags], { env });
    await tell('cmake', ['--build', into], { env });
    return into;
  }

  /** The public headers, as one includes them. */
  async headers(): Promise<string[]> {
    const names = await readdir(join(this.path, 'include'), { recursive: true });
    return names.filter((name) => name.endsWith('.hpp')).sort();
  }

  /** Compiles a file for each of the headers, that includes it and nothing else: two at a time. */
  async check(compiler: Compiler, headers: readonly string[]): Promise<void> {
    const waiting = [...headers];
    const work = async (): Promise<void> => {
      for (let header = waiting.shift(); header !== undefined; header = waiting.shift()) {
        const name = `${compiler}-${header.replaceAll('/', '_')}`;
        await writeFile(join(this.#folder, `${name}.cpp`), `#include <${header}>\n`);
        await this.compile(compiler, name);
      }
    };
    await Promise.all([work(), work()]);
  }
}

/** A program that a page shows, and what it says that it prints. */
export interface Shown {
  readonly source: string;
  readonly output: string;
}

/** The programs of a page: blocks of C++, each with the text that follows it. */
export async function shownIn(page: string): Promise<Shown[]> {
  const blocks = await blocksOf(page);
  return blocks.flatMap(({ language, text: source }, index) => {
    if (language !== 'cpp') return [];
    const next = blocks[index + 1];
    return [{ source, output: next?.language === 'text' ? next.text : '' }];
  });
}

/** The one block of CMake of a page. */
export async function cmakeIn(page: string): Promise<string> {
  const blocks = (await blocksOf(page)).filter(({ language }) => language === 'cmake');
  if (blocks.length !== 1) throw new Error(`${page} has ${blocks.length} blocks of CMake`);
  return blocks[0]!.text;
}

/** The headers that the table of a page names, each with those beside it. */
export async function headersNamed(page: string): Promise<string[]> {
  const text = await readFile(join(root, page), 'utf8');
  return [...text.matchAll(/^\| `((?:\w+\/)?)(\w+\.hpp)` +\|(.*)\|$/gm)].flatMap(
    ([, folder, first, words]) => [
      `ticketwire/${folder!}${first!}`,
      ...[...words!.matchAll(/`(\w+\.hpp)`/g)].map(([, name]) => `ticketwire/${folder!}${name!}`),
    ],
  );
}
