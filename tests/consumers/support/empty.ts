import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { root } from '../../server/support/server.js';

const run = promisify(execFile);

/** What a command has printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly bin?: Record<string, string>;
}

/** A program that runs until it is ended. */
export interface Running {
  /** The first line that it prints. */
  readonly line: Promise<string>;
  /** Its exit code. */
  end(): Promise<number | null>;
}

/**
 * A folder of its own, outside the project, in which the packed package is installed with what it
 * depends on and nothing else; the tools of a consumer are linked there by name.
 */
export class EmptyFolder {
  readonly path: string;
  /** The package as it is published. */
  readonly tarball: string;

  private constructor(path: string, tarball: string) {
    this.path = path;
    this.tarball = tarball;
  }

  /** Within `place`, whose `node_modules` it finds as well. */
  static async make(place = tmpdir()): Promise<EmptyFolder> {
    const path = await mkdtemp(join(place, 'ticketwire-consumers-'));
    const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', path];
    const { stdout } = await run('npm', packing, { cwd: root });
    const [{ filename }] = JSON.parse(stdout) as [{ readonly filename: string }];
    const folder = new EmptyFolder(path, join(path, filename));
    const installed = join(path, 'node_modules/ticketwire');
    await mkdir(installed, { recursive: true });
    await run('tar', ['-xzf', folder.tarball, '-C', installed, '--strip-components=1']);
    await folder.#addDependencies(installed, new Set());
    return folder;
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }

  /** A copy of one of the examples, with the tools that it is built by. */
  async example(name: string, ...tools: readonly string[]): Promise<string> {
    const path = join(this.path, name);
    await rm(path, { recursive: true, force: true });
    await cp(join(root, 'examples', name), path, { recursive: true });
    for (const tool of tools) {
      const link = join(path, 'node_modules', tool);
      await mkdir(dirname(link), { recursive: true });
      await symlink(join(tool === 'ticketwire' ? this.path : root, 'node_modules', tool), link);
    }
    return path;
  }

  /** Copies a file of the installed package into an example. */
  async copy(file: string, example: string): Promise<void> {
    await cp(join(this.path, 'node_modules/ticketwire', file), example);
  }

  /** Starts a program of the installed package, as npx does. */
  async start(cwd: string, name: string, args: readonly string[]): Promise<Running> {
    const installed = join(this.path, 'node_modules/ticketwire');
    const { bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as Manifest;
    const env = { ...process.env, NODE_OPTIONS: '', NODE_PATH: '' };
    const child = spawn(process.execPath, [join(installed, bin![name]!), ...args], {
      ...{ cwd, env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const closed = new Promise<number | null>((done) => child.on('close', done));
    const line = new Promise<string>((done, fail) => {
      createInterface({ input: child.stdout }).once('line', done);
      void closed.then((code) => fail(new Error(`It ended with ${String(code)}`)));
    });
    return {
      line,
      end() {
        child.kill('SIGTERM');
        return closed;
      },
    };
  }

  /** Changes one place of a file; it must be there. */
  async edit(path: string, from: string, to: string): Promise<void> {
    const text = await readFile(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    await writeFile(path, text.replace(from, to));
  }

  /** Runs Node in an example; rejects with what it has printed where it fails. */
  node(cwd: string, args: readonly string[], env: Record<string, string> = {}): Promise<Printed> {
    return this.run(cwd, process.execPath, args, env);
  }

  /** The same with another program. */
  async run(
    cwd: string,
    program: string,
    args: readonly string[],
    env: Record<string, string> = {},
  ): Promise<Printed> {
    const options = { cwd, env: { ...process.env, NODE_OPTIONS: '', NODE_PATH: '', ...env } };
    try {
      return await run(program, args, options);
    } catch (cause) {
      const { stdout = '', stderr = '' } = cause as Partial<Printed>;
      throw new Error(`${program} ${args.join(' ')} failed\n${stdout}\n${stderr}`, { cause });
    }
  }

  async #addDependencies(folder: string, seen: Set<string>): Promise<void> {
    const text = await readFile(join(folder, 'package.json'), 'utf8');
    for (const name of Object.keys((JSON.parse(text) as Manifest).dependencies ?? {})) {
      if (seen.has(name)) continue;
      seen.add(name);
      const target = join(this.path, 'node_modules', name);
      await cp(join(root, 'node_modules', name), target, { recursive: true, dereference: true });
      await this.#addDependencies(target, seen);
    }
  }
}
