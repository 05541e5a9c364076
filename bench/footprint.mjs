// What ticketwire-server takes: its start, and its memory after many requests of many connections for
// more tickets than its cache of rendered ones has room for.
//
//   node bench/footprint.mjs [--requests N] [--connections N] [--tickets N] [--starts N]

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { program, Ticketwire } from './contenders.mjs';
import { median, wrk } from './wrk.mjs';

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '300000' },
    connections: { type: 'string', default: '1000' },
    tickets: { type: 'string', default: '3000' },
    starts: { type: 'string', default: '20' },
  },
});
const [requests, connections, tickets, starts] = [
  options.requests,
  options.connections,
  options.tickets,
  options.starts,
].map(Number);

const folder = mkdtempSync(join(tmpdir(), 'ticketwire-footprint-'));
// One round's connections may still be open when the next one's come.
const most = String(3 * connections);
const server = new Ticketwire('server', program(), `sqlite:${join(folder, 'test.sqlite')}`, [
  ...['--max-connections', most, '--max-address-connections', most],
]);

/** Resident memory in MB: now (VmRSS), or the most there ever was (VmHWM). */
function memory(row) {
  const status = readFileSync(`/proc/${server.child.process.pid}/status`, 'utf8');
  return (Number(new RegExp(`^${row}:\\s+(\\d+) kB$`, 'm').exec(status)[1]) * 1024) / 1e6;
}

/** Adds a ticket with a text, so that its rendering has about 15 kB; its id. */
async function add(i) {
  const answer = await fetch(`${server.url}${server.prefix}?notify=false`, {
    method: 'POST',
    headers: { Authorization: server.authorization, 'Content-Type': 'application/json' },
    body: JSON.stringify({ Title: `Ticket ${i}`, CustomFields: { x_text: 'text '.repeat(1_500) } }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()).TicketId;
}

/** The median time from the start of the process to the line that it is there, in milliseconds. */
async function startTime() {
  const times = [];
  for (let i = 0; i < starts; ++i) {
    const began = performance.now();
    await server.start();
    times.push(performance.now() - began);
    await server.stop();
  }
  return median(times);
}

try {
  await server.start();
  const fresh = memory('VmRSS');
  const ids = [];
  while (ids.length < tickets) {
    ids.push(...(await Promise.all(Array.from({ length: 50 }, (_, i) => add(ids.length + i)))));
  }
  let answered = 0;
  while (answered < requests) {
    const result = await wrk(server, {
      kind: 'get',
      connections,
      seconds: 10,
      ids,
      name: 'memory',
    });
    answered += result.requests;
  }
  // Once in ten seconds the server gives back what it does not need.
  await sleep(15_000);
  const [now, peak] = [memory('VmRSS'), memory('VmHWM')];
  await server.stop();
  const milliseconds = await startTime();
  const mb = (value) => `${value.toFixed(1)} MB`;
  console.log('| what | figure |');
  console.log('| --- | --- |');
  console.log(`| memory after the start | ${mb(fresh)} |`);
  console.log(
    `| memory after ${answered} GETs of ${tickets} tickets over ${connections} connections | ` +
      `${mb(now)}, at most ${mb(peak)} |`,
  );
  console.log(`| start, median of ${starts} | ${milliseconds.toFixed(0)} ms |`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
