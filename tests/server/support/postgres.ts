import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const installed = '/usr/lib/postgresql';
export const script = resolve(process.cwd(), 'tests/support/postgres.sh');

function isInstalled(): boolean {
  try {
    return readdirSync(installed).some((version) =>
      readdirSync(join(installed, version, 'bin')).includes('initdb'),
    );
  } catch {
    return false;
  }
}

/** Why no test can use PostgreSQL on this machine; empty where they can. */
export const postgresMissing = isInstalled() ? '' : `there is no PostgreSQL in ${installed}`;

/** Runs statements, each in a transaction of its own, in one session. */
export async function runSql(database: string, ...statements: string[]): Promise<void> {
  const flags = ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--dbname', database];
  await promisify(execFile)('psql', [
    ...flags,
    ...statements.flatMap((each) => ['--command', each]),
  ]);
}

/** A PostgreSQL server for one test file, with fsync on. It ends with this process, too. */
export class Postgres {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  #folder = '';
  #databases = 0;

  private constructor(process: ChildProcess, lines: Interface) {
    this.#process = process;
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** `under`: a command with its flags that becomes the server, such as strace. */
  static async start({ under = [] }: { under?: readonly string[] } = {}): Promise<Postgres> {
    const process = spawn(script, under, { stdio: ['pipe', 'pipe', 'inherit'] });
    const started = new Postgres(process, createInterface({ input: process.stdout }));
    const line = await started.#line();
    if (!line.startsWith('ready ')) throw new Error(`PostgreSQL did not start: ${line}`);
    started.#folder = line.slice('ready '.length);
    return started;
  }

  /** A new, empty database: its address for --database. */
  async createDatabase(): Promise<string> {
    const name = `test_${(this.#databases += 1)}`;
    await this.#tell(`create ${name}`);
    return `postgresql://ticketwire@/${name}?host=${encodeURIComponent(this.#folder)}`;
  }

  /** Ends the server in good order, its connections with it. */
  async halt(): Promise<void> {
    await this.#tell('stop');
  }

  /** Ends the server at once; what it has not acknowledged is lost. */
  async crash(): Promise<void> {
    await this.#tell('crash');
  }

  /** Starts the server anew, after halt() or crash(). */
  async resume(): Promise<void> {
    await this.#tell('start');
  }

  /** Stops all of the server's processes where they are, until thaw(). */
  async freeze(): Promise<void> {
    await this.#tell('freeze');
  }

  async thaw(): Promise<void> {
    await this.#tell('thaw');
  }

  /** Where the server's files are and its socket is. */
  get folder(): string {
    return this.#folder;
  }

  /** Ends the server and removes its folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((done) => this.#process.on('close', done));
    this.#process.stdin!.end();
    await ended;
  }

  async #tell(command: string): Promise<void> {
    this.#process.stdin!.write(`${command}\n`);
    const [name] = command.split(' ');
    const answer = await this.#line();
    if (answer !== name) throw new Error(`PostgreSQL: ${command} was answered by '${answer}'`);
  }

  async #line(): Promise<string> {
    const next = await this.#lines.next();
    return next.done === true ? 'the end of its output' : next.value;
  }
}
