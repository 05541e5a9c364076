// Throughput and latency of the server over both of its stores, beside a small one by hand (Fastify over
// SQLite, bench/fastify-desk.mjs) and json-server, with wrk: GET of one ticket and of a list of 50, and
// PATCH of a title, which is answered once it is on disk, but by json-server. Contenders take turns in
// short rounds; a figure is the median of the rounds. Afterwards what was acknowledged is looked for in
// servers that were started anew.
//
//   node bench/server.mjs [--json FILE] [--seconds N] [--rounds N]

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startContenders } from './contenders.mjs';
import { median, wrk } from './wrk.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
  },
});

/** One run of wrk. */
async function measure(contender, kind, connections, ids, name) {
  const result = await wrk(contender, {
    ...{ kind, connections, ids, name },
    seconds: options.seconds,
  });
  // What wrk has left behind is done before the next contender's turn.
  await contender.title(ids[0]);
  return result;
}

/** The titles that a contender has acknowledged last: of each ticket [run, number]. */
const acknowledged = new Map();

/** How many titles each run has sent, by its name; the order is that of the runs. */
const sent = new Map();

function remember(contender, name, connections, result) {
  const titles = acknowledged.get(contender) ?? new Map();
  acknowledged.set(contender, titles);
  sent.set(contender, (sent.get(contender) ?? new Map()).set(name, result.sent));
  for (const [id, number] of Object.entries(result.acknowledged)) {
    titles.set(id, { name, number, sent: result.sent, connections });
  }
}

/** Every ticket must hold what was acknowledged last, or what was sent beside or after that. */
async function verify(contender) {
  await contender.stop();
  await contender.start();
  const titles = acknowledged.get(contender);
  let holding = titles.size;
  const runs = [...sent.get(contender).keys()];
  for (const [id, { name, number, connections }] of titles) {
    const title = await contender.title(id);
    const [, run, digits] = /^bench (\S+) (\d+)$/.exec(title) ?? [];
    const kept = Number(digits);
    // What a later run had sent may have been carried out when that run was over.
    const later = runs.indexOf(run) > runs.indexOf(name) ? 0 : number;
    // Requests of several connections may overtake each other; of one they cannot.
    const overtaken = 10 * (connections - 1);
    const known = runs.indexOf(run) >= runs.indexOf(name);
    if (known && kept >= later - overtaken && kept <= sent.get(contender).get(run)) continue;
    const text = `${contender.name}: ticket ${id} was told ${name} ${number} and holds '${title}'`;
    // Of others it is told, and no fault of ours.
    assert(!contender.name.startsWith('ticketwire'), text);
    console.log(text);
    --holding;
  }
  return holding;
}

function tell(rows, contenders) {
  const base = contenders.find(({ name }) => name.startsWith('Fastify'));
  const number = (value) => Math.round(value).toLocaleString('en');
  console.log('\n| what | connections | contender | requests/s | of Fastify | p50 ms | p99 ms |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const { kind, connections, contender, rate, p50, p99 } of rows) {
    const first = rows.find(
      (row) => row.kind === kind && row.connections === connections && row.contender === base.name,
    );
    console.log(
      `| ${kind} | ${connections} | ${contender} | ${number(rate)} | ` +
        `${(rate / first.rate).toFixed(2)} | ${(p50 / 1000).toFixed(2)} | ${(p99 / 1000).toFixed(2)} |`,
    );
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ticketwire-bench-'));
const { contenders, ids, bytes, stop } = await startContenders(folder);
try {
  console.log(
    `${ids.length} tickets of ${bytes} bytes on average; json-server does not sync its file`,
  );
  const rows = [];
  for (const kind of ['get', 'list', 'patch']) {
    for (const connections of [1, 16, 128]) {
      const results = contenders.map(() => []);
      for (let round = 0; round < Number(options.rounds); ++round) {
        for (let turn = 0; turn < contenders.length; ++turn) {
          const index = (round + turn) % contenders.length;
          const name = `${connections}x${round}`;
          const result = await measure(contenders[index], kind, connections, ids, name);
          results[index].push(result);
          if (kind === 'patch') remember(contenders[index], name, connections, result);
        }
      }
      contenders.forEach((contender, index) => {
        const of = (value) => median(results[index].map(value));
        const rate = of(({ requests, microseconds }) => (requests / microseconds) * 1e6);
        const p50 = of((result) => result.p50);
        const p99 = of((result) => result.p99);
        rows.push({ kind, connections, contender: contender.name, rate, p50, p99 });
      });
      console.log(`${kind} with ${connections} connections: measured`);
    }
  }
  for (const each of contenders.filter(({ syncs }) => syncs)) {
    const count = await verify(each);
    console.log(
      `${each.name}: ${count} of ${ids.length} tickets hold what was acknowledged, after a new start`,
    );
  }
  tell(rows, contenders);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
} finally {
  await stop();
  rmSync(folder, { recursive: true });
}
