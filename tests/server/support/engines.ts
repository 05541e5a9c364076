import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Postgres, postgresMissing } from './postgres.js';

/** A new, empty database for one test. */
export interface Place extends AsyncDisposable {
  /** For --database. */
  readonly database: string;
  /** The database server, where there is one. */
  readonly postgres: Postgres | undefined;
}

export interface Engine {
  readonly name: string;
  /** Why it cannot be tested on this machine; empty where it can. */
  readonly missing: string;
  readonly open: () => Promise<Place>;
}

async function openSqlite(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'ticketwire-engine-'));
  return {
    database: join(folder, 'test.sqlite'),
    postgres: undefined,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function openPostgres(): Promise<Place> {
  const postgres = await Postgres.start();
  const database = await postgres.createDatabase();
  return { database, postgres, [Symbol.asyncDispose]: () => postgres[Symbol.asyncDispose]() };
}

export const engines: readonly Engine[] = [
  { name: 'SQLite', missing: '', open: openSqlite },
  { name: 'PostgreSQL', missing: postgresMissing, open: openPostgres },
];
