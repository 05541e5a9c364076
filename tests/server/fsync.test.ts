import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { figure } from '../js/support/figure.js';
import { inFolder } from './support/mail_server.js';
import { start } from './support/server.js';

const run = promisify(execFile);
const id = 2001;
const saves = 20;

/** Why system calls cannot be watched here; empty where they can. */
async function whyNot(): Promise<string> {
  try {
    await run('strace', ['-f', '-o', '/dev/null', 'true']);
    return '';
  } catch (cause) {
    return ` (not run: ${String(cause).split('\n')[0]!})`;
  }
}
const missing = await whyNot();

interface Call {
  readonly name: string;
  readonly text: string;
}

/** Calls in the order in which they ended; one that another thread interrupts is made whole. */
function callsOf(trace: string): Call[] {
  const begun = new Map<string, string>();
  const calls: Call[] = [];
  for (const line of trace.split('\n')) {
    const [, thread, rest] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (thread === undefined || rest === undefined) continue;
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(thread, rest.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const text = resumed ? (begun.get(thread) ?? '') + resumed[1]! : rest;
    const name = /^(\w+)\(/.exec(text)?.[1];
    if (name !== undefined) calls.push({ name, text });
  }
  return calls;
}

describe('an acknowledged save', () => {
  (missing === '' ? it : it.skip)(
    `is behind an fsync of the log${missing}`,
    async () => {
      await inFolder(async (folder) => {
        const database = join(folder, 'test.sqlite');
        const trace = join(folder, 'trace');
        const watched =
          'trace=fsync,fdatasync,read,readv,recvmsg,recvfrom,write,writev,sendmsg,sendto';
        // With -D the server keeps its place as our child; -yy names files and sockets.
        const under = ['strace', '-D', '-f', '-yy', '-s', '200', '-e', watched, '-o', trace];
        {
          await using server = await start({ database, under });
          for (let i = 0; i < saves; ++i) {
            const answer = await server.fetch(`/api/v1/Ticket/${id}?$select=TicketId`, {
              method: 'PATCH',
              headers: { 'Content-Type': 'application/merge-patch+json' },
              body: JSON.stringify({ Title: `Save ${i}` }),
            });
            expect(answer.status).toBe(200);
            await answer.text();
          }
        }
        const calls = callsOf(await readFile(trace, 'utf8'));
        let syncs = 0;
        let asked = false;
        let answered = 0;
        for (const { name, text } of calls) {
          if (/"PATCH \/api/.test(text)) [asked, syncs] = [true, 0];
          if (/sync$/.test(name) && text.includes('-wal>') && / = 0$/.test(text)) syncs += 1;
          if (!asked || !/"HTTP\/1\.1 200/.test(text)) continue;
          expect(syncs).toBeGreaterThan(0);
          answered += 1;
          asked = false;
        }
        expect(answered).toBe(saves);
        figure(`${answered} of ${saves} answers to a save came after an fsync of the log`);
      });
    },
    120_000,
  );
});
