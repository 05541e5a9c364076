#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { help, readOptions, UsageError } from './options.js';
import { serve } from './serve.js';
import { reasonOf, StateError } from './state-file.js';
import { TicketwireError } from '../errors.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`ticketwire: ${line}\n`);

function version(): string {
  const file = new URL('../../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Resolves at the first signal; the second ends the program at once. */
function whenAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
        process.once(signal, () => process.exit(1));
      });
    }
  });
}

async function run([command, ...args]: readonly string[]): Promise<number> {
  const all = [command, ...args];
  if (all.includes('--help') || all.includes('-h')) {
    process.stdout.write(help);
    return 0;
  }
  if (all.includes('--version')) {
    say(version());
    return 0;
  }
  if (command !== 'serve') {
    throw new UsageError(command === undefined ? 'No command' : `There is no command ${command}`);
  }
  const { TICKETWIRE_AUTHORIZATION: authorization } = process.env;
  await serve(readOptions(args), { say, complain, authorization, asked: whenAsked() });
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (cause) {
  const isTold =
    cause instanceof UsageError || cause instanceof StateError || cause instanceof TicketwireError;
  complain(isTold ? cause.message : ((cause as Error).stack ?? reasonOf(cause)));
  if (cause instanceof UsageError) complain('ticketwire serve --help tells what there is');
  process.exitCode = cause instanceof UsageError ? 2 : 1;
}
