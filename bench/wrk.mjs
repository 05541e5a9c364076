// Runs wrk with bench/requests.lua.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('requests.lua', import.meta.url));
const run = promisify(execFile);

/** What requests.lua tells of one run; no request may fail. */
export async function wrk(contender, { kind, connections, seconds, ids, name }) {
  const { stdout } = await run('wrk', [
    ...['--threads', '1', '--connections', String(connections), '--timeout', '30s'],
    ...['--duration', `${seconds}s`, '--script', script, contender.url, '--'],
    ...[kind, kind === 'list' ? contender.list : contender.prefix, name, ids.join(',')],
    ...(contender.authorization ? [contender.authorization] : []),
  ]);
  const found = /^result (.*)$/m.exec(stdout);
  assert(found, stdout);
  const result = JSON.parse(found[1]);
  assert.equal(result.failed, 0, `${contender.name}: ${kind}: ${stdout}`);
  return result;
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
