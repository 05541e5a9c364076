// Throughput of one server process beside several on one PostgreSQL: GET of a ticket, and PATCH of its
// title, which is answered once it is on disk. The same clients, one wrk for each of the several, talk
// to one server or each to its own, in turn; a figure is the median of the rounds.
//
//   node bench/scale.mjs [--servers N] [--seconds N] [--rounds N]

import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { program, startPostgres, Ticketwire } from './contenders.mjs';
import { median, wrk } from './wrk.mjs';

const { values: options } = parseArgs({
  options: {
    servers: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
  },
});
const count = Number(options.servers);

/** Requests per second of one wrk. */
async function rate(server, kind, connections, ids, name) {
  const { seconds } = options;
  const result = await wrk(server, { kind, connections, seconds, ids, name });
  return (result.requests / result.microseconds) * 1e6;
}

const sum = (values) => values.reduce((all, each) => all + each, 0);

const postgres = await startPostgres();
assert(postgres, 'There is no PostgreSQL');
const servers = [];
try {
  for (let i = 0; i < count; ++i) {
    const server = new Ticketwire(`server ${i + 1}`, program(), postgres.database);
    await server.start();
    servers.push(server);
  }
  const ids = await servers[0].ids();
  // Each client has tickets of its own: what is compared is servers, not waiting for a row.
  const shares = servers.map((_, client) => ids.filter((_, i) => i % count === client));
  console.log(`\n| what | connections | 1 server/s | ${count} servers/s | ratio |`);
  console.log('| --- | --- | --- | --- | --- |');
  for (const kind of ['get', 'patch']) {
    for (const connections of [1, 16]) {
      const rates = { one: [], several: [] };
      for (let round = 0; round < 2 * Number(options.rounds); ++round) {
        const several = round % 2 === 1;
        const all = shares.map((share, client) =>
          rate(servers[several ? client : 0], kind, connections, share, `${client}x${round}`),
        );
        rates[several ? 'several' : 'one'].push(sum(await Promise.all(all)));
      }
      const [one, several] = [median(rates.one), median(rates.several)];
      console.log(
        `| ${kind} | ${count} x ${connections} | ${one.toFixed(0)} | ${several.toFixed(0)} | ` +
          `${(several / one).toFixed(2)} |`,
      );
    }
  }
} finally {
  for (const each of servers) await each.stop();
  await postgres.stop();
}
