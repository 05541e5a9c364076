// Many tickets for a benchmark: the demo's are written again and again, with other numbers, owners, dates
// and titles, into a file that a new database imports.

import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { program, Ticketwire } from './contenders.mjs';

const ticksPerMillisecond = 10_000;
const ticksPerDay = 86_400_000 * ticksPerMillisecond;

/** The lines of the demo, by their kind. */
export function demo(folder) {
  const file = join(folder, 'demo.jsonl');
  const database = `sqlite:${join(folder, 'demo.sqlite')}`;
  const made = new Ticketwire('demo', program(), database);
  return made
    .start()
    .then(() => made.stop())
    .then(() => {
      execFileSync(program(), ['--database', database, '--export', file], { stdio: 'ignore' });
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      return lines.slice(1).map((line) => JSON.parse(line));
    });
}

/** The i-th ticket after a pattern: three in ten are active, some are postponed, most are closed. */
function ticketOf(pattern, i, now) {
  const body = JSON.parse(pattern.body);
  const state = i % 10;
  const [status, name] = state < 3 ? [1, 'Active'] : state < 4 ? [3, 'Postponed'] : [2, 'Closed'];
  const day = (n) => now - n * ticksPerDay + i;
  const title = `${pattern.title} ${i} ${i % 1_000 === 0 ? 'Übergröße' : ''}`.trim();
  const row = {
    ...pattern,
    id: i,
    title,
    lastChanged: day(i % 900),
    createdAt: day((i % 900) + 20),
    deadline: day((i % 40) - 20),
    activate: status === 3 ? day(-(i % 30)) : 0,
    baseStatus: status,
    ownerId: i % 25,
  };
  const date = (ticks) => new Date(ticks / ticksPerMillisecond).toISOString();
  Object.assign(body, { TicketId: i, Title: title, BaseStatus: name });
  // Lists are ordered by the row's dates and show the body's.
  Object.assign(body, { CreatedAt: date(row.createdAt), LastChanged: date(row.lastChanged) });
  body.Deadline = date(row.deadline);
  return { ...row, body: JSON.stringify(body) };
}

/**
 * Writes a file for --import with so many tickets, and one message for each. The messages are of the
 * tickets that `ticketOfMessage` says for 1 to `count`.
 */
export function write(file, lines, count, ticketOfMessage = (i) => i) {
  const of = (kind) => lines.filter((line) => line.kind === kind);
  const tickets = of('ticket');
  const messages = of('message');
  const now = Math.max(...tickets.map((row) => row.lastChanged));
  const out = openSync(file, 'w');
  let rows = 0;
  const put = (row) => {
    writeSync(out, `${JSON.stringify(row)}\n`);
    rows += 1;
  };
  writeSync(out, '{"format":"ticketwire-export","version":1}\n');
  for (const kind of ['user', 'token', 'member', 'record']) of(kind).forEach(put);
  for (let i = 1; i <= count; ++i) put(ticketOf(tickets[i % tickets.length], i, now));
  for (let i = 1; i <= count; ++i) {
    const pattern = messages[i % messages.length];
    const body = JSON.stringify({ ...JSON.parse(pattern.body), EjMessageId: i });
    put({ ...pattern, id: i, ticketId: ticketOfMessage(i), body });
  }
  put({ kind: 'lastIds', ticket: count, message: count, notification: 0 });
  writeSync(out, `${JSON.stringify({ kind: 'end', rows })}\n`);
  closeSync(out);
}
