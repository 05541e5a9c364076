import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const [user, group] = [process.getuid!(), process.getgid!()];

/** Where mounts are nobody else's; who is not root is root there. */
const apart =
  user === 0
    ? ['unshare', '--mount', '--propagation', 'private']
    : ['unshare', '--user', '--map-root-user', '--mount'];

/** What follows runs as the user it is started by again: PostgreSQL refuses to be root. */
const back = user === 0 ? [] : ['unshare', '--user', `--map-user=${user}`, `--map-group=${group}`];

/**
 * A command with its flags that runs the command after it with a file system of its own, in memory,
 * on a folder. That is empty, unless a folder is named whose files it is given. `owner` is a user's
 * name, for root alone to say.
 */
export function withFiles(
  folder: string,
  options: { bytes: number; owner?: string; copyOf?: string; readOnly?: boolean },
): string[] {
  const owner = user === 0 && options.owner !== undefined ? `,uid=$(id -u ${options.owner})` : '';
  const steps = [
    `mount -t tmpfs -o size=${options.bytes},mode=0700${owner} tmpfs "$0"`,
    ...(options.copyOf === undefined ? [] : [`cp -a "$1"/. "$0"`]),
    ...(options.readOnly === true ? ['mount -o remount,bind,ro "$0"'] : []),
    'shift',
    'exec "$@"',
  ];
  return [...apart, 'sh', '-c', steps.join(' && '), folder, options.copyOf ?? '', ...back];
}

/** A command that runs the one after it without root's right to write what nobody may. */
export const withoutOverride: readonly string[] =
  user === 0 ? ['setpriv', '--bounding-set=-dac_override', '--inh-caps=-dac_override'] : [];

/** Why no file system can be mounted here; empty where one can. */
export const roomMissing = ((): string => {
  try {
    const folder = '/tmp';
    const [command, ...flags] = withFiles(folder, { bytes: 65_536 });
    execFileSync(command!, [...flags, 'true'], { stdio: 'pipe' });
    return '';
  } catch (cause) {
    return `: no file system can be mounted: ${String(cause).trim().split('\n').at(-1)!}`;
  }
})();

/** A folder as a process sees it. */
export const seenBy = (pid: number, folder: string): string => join(`/proc/${pid}/root`, folder);

/** Takes all the room that is left in a folder, which may be seen by one process alone. */
export async function fill(folder: string): Promise<{ free: () => Promise<void> }> {
  const file = join(folder, 'balloon');
  const all = Buffer.alloc(1 << 20);
  for (let size = all.length; size >= 512; size /= 2) {
    for (;;) {
      try {
        await writeFile(file, all.subarray(0, size), { flag: 'a' });
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
        break;
      }
    }
  }
  return { free: () => truncate(file) };
}

/** Why no process can be watched here; empty where one can. */
export const watchMissing = await run('strace', ['-f', '-o', '/dev/null', 'true']).then(
  () => '',
  (cause: unknown) => `: ${String(cause).split('\n')[0]!}`,
);

/**
 * Until it is allowed, every attempt of a process to write these files fails as on a read-only disk,
 * and so does a thread's first attempt to open one, which would be to write.
 */
export async function forbidWrites(
  pid: number,
  files: readonly string[],
): Promise<{ allow: () => Promise<void> }> {
  const calls = 'write,pwrite64,pwritev,ftruncate,fallocate';
  const tracer = spawn(
    'strace',
    [
      ...['-f', '-p', String(pid), '-o', '/dev/null', '-e', `trace=openat,${calls}`],
      ...['-e', `inject=${calls}:error=EROFS`, '-e', 'inject=openat:error=EROFS:when=1'],
      ...files.flatMap((file) => ['-P', file]),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(tracer, 'close');
  const [told] = (await Promise.race([once(tracer.stderr, 'data'), ended])) as [unknown];
  if (!String(told).includes('attached')) throw new Error(`strace: ${String(told)}`);
  return {
    allow: async () => {
      tracer.kill('SIGINT');
      await ended;
    },
  };
}
