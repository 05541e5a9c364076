import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../server/support/server.js';
import { EmptyFolder, type Printed } from './empty.js';

const run = promisify(execFile);

/** An empty folder beside the tools of frameworks, with the packed package in it. */
export class Workbench {
  readonly #tools: string;
  readonly folder: EmptyFolder;

  private constructor(tools: string, folder: EmptyFolder) {
    this.#tools = tools;
    this.folder = folder;
  }

  static async make(): Promise<Workbench> {
    const { stdout } = await run(process.execPath, [join(root, 'scripts/workbench.mjs')]);
    const tools = stdout.trim();
    return new Workbench(tools, await EmptyFolder.make(tools));
  }

  remove(): Promise<void> {
    return this.folder.remove();
  }

  /** A program of a tool, by its path within node_modules. */
  program(path: string): string {
    return join(this.#tools, 'node_modules', path);
  }

  /** Runs a tool in an example. */
  run(
    cwd: string,
    program: string,
    args: readonly string[] = [],
    env: Record<string, string> = {},
  ): Promise<Printed> {
    return this.folder.node(cwd, [this.program(program), ...args], env);
  }
}
