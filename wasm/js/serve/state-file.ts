import { link, open, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** A state that cannot be used, in words for whoever has named it. */
export class StateError extends Error {}

/**
 * A file that one process keeps a state in. It is replaced as a whole by a rename, after its content
 * has reached the disk: whoever reads it finds the state before or the one after.
 */
export class StateFile {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** @throws StateError where another process has it, or nothing can be written there. */
  static async open(path: string): Promise<StateFile> {
    const file = new StateFile(resolve(path));
    await file.#lock();
    return file;
  }

  /** Undefined where there is none yet. @throws StateError */
  async read(): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.path);
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return undefined;
      throw new StateError(`${this.path} cannot be read: ${reasonOf(cause)}`, { cause });
    }
  }

  /** Resolves once the state is on the disk. @throws what the system says */
  async write(state: Uint8Array): Promise<void> {
    const next = `${this.path}.new`;
    // Passwords and tokens are in there, as hashes.
    const handle = await open(next, 'w', 0o600);
    try {
      await handle.writeFile(state);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, this.path);
    await syncFolder(dirname(this.path));
  }

  async close(): Promise<void> {
    await unlink(this.#lockPath).catch(() => undefined);
  }

  get #lockPath(): string {
    return `${this.path}.lock`;
  }

  /** The lock holds the number of its process; one of a process that is gone counts for nothing. */
  async #lock(): Promise<void> {
    const mine = `${this.#lockPath}.${process.pid}`;
    try {
      await writeFile(mine, `${process.pid}\n`);
      try {
        await link(mine, this.#lockPath);
      } catch (cause) {
        if (codeOf(cause) !== 'EEXIST') throw cause;
        await this.#takeOver(mine);
      }
    } catch (cause) {
      if (cause instanceof StateError) throw cause;
      throw new StateError(`${this.path} cannot be written: ${reasonOf(cause)}`, { cause });
    } finally {
      await unlink(mine).catch(() => undefined);
    }
  }

  async #takeOver(mine: string): Promise<void> {
    const owner = Number(await readFile(this.#lockPath, 'utf8').catch(() => ''));
    if (owner > 0 && isRunning(owner)) {
      throw new StateError(
        `${this.path} is in use by process ${owner}. If that is none of ours, remove ${this.#lockPath}`,
      );
    }
    await rename(mine, this.#lockPath);
  }
}

/** A name in a folder is on the disk once the folder is. */
async function syncFolder(folder: string): Promise<void> {
  // Windows has no handles of folders.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return codeOf(cause) === 'EPERM';
  }
}

function codeOf(cause: unknown): unknown {
  return (cause as { readonly code?: unknown } | null)?.code;
}

export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
