// Measures contenders in one process: they take turns in short rounds, over the same tickets.

import { counts, ticketMaker, ticketsPerSize, versions } from './tickets.mjs';
import { workloads } from './workloads.mjs';

/** A round's share of one contender, in milliseconds: much more than a clock's step. */
const roundLength = 3;
const warmUp = 60;
const mostRounds = 150;
/** What a row gets at most, in milliseconds: time left over goes to the rows with larger tickets. */
const mostTime = 8000;
/** Rounds after which whoever is far behind the best of the others takes no more part. */
const trialRounds = 4;
const farBehind = 3;
/** Tickets of so many bytes on which all answers are compared before anything is measured. */
const checked = (bytes) => (bytes < 50_000 ? ticketsPerSize : 4);

const now = () => performance.now();

/** Answers go here, so that no engine finds them unused. */
export let kept;

function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)];
}

/** Runs until the engine has compiled what runs often; gives the runs that fill a round. */
function warm(run, tickets) {
  let runs = 0;
  const begin = now();
  do kept = run(tickets[runs++ % tickets.length]);
  while (now() - begin < warmUp);
  return Math.max(1, Math.ceil((roundLength * runs) / (now() - begin)));
}

/** Milliseconds per run in each round; the first contender is the core, which is never left out. */
function race(contenders, tickets, milliseconds) {
  const racers = contenders.map(([name, run]) => ({ name, run, times: [] }));
  for (const racer of racers) racer.runs = warm(racer.run, tickets);
  let field = racers;
  const end = now() + milliseconds;
  for (let round = 0; round < mostRounds && (round <= trialRounds || now() < end); ++round) {
    for (const racer of field) {
      const begin = now();
      for (let i = 0; i < racer.runs; ++i) {
        kept = racer.run(tickets[(7 * round + i) % tickets.length]);
      }
      racer.times.push((now() - begin) / racer.runs);
    }
    if (round !== trialRounds) continue;
    const [core, ...others] = racers;
    const best = Math.min(...others.map(({ times }) => percentile(times, 0.2)));
    field = [core, ...others.filter(({ times }) => percentile(times, 0.2) < farBehind * best)];
  }
  return racers.map(({ name, times }) => ({
    name,
    rounds: times.length,
    p20: percentile(times, 0.2) * 1000,
    median: percentile(times, 0.5) * 1000,
  }));
}

function check({ core, others, check: compare }, tickets) {
  for (const ticket of tickets.slice(0, checked(tickets[0].base.length))) {
    for (const [name, run] of Object.entries(others)) compare(run(ticket), ticket, name);
    compare(core(ticket), ticket, 'core');
    delete ticket.smallest;
  }
}

async function makeTickets(read) {
  const make = await ticketMaker(read);
  const encoder = new TextEncoder();
  const encoded = ([name, text]) => [name, encoder.encode(text)];
  const one = (count) => (_, seed) =>
    Object.fromEntries(Object.entries(versions(make(count, seed))).map(encoded));
  return (count) => Array.from({ length: ticketsPerSize }, one(count));
}

/**
 * Every workload over tickets of every size, in so many minutes. `client` is the package and `core`
 * loaded from it, `read` gives the text of a file of wasm/schema, `only` is part of a row's name,
 * `tell` is called with each row as it is measured. Times are in microseconds.
 */
export async function measure({ client, core, read, minutes, only = '', tell }) {
  const end = now() + minutes * 60_000;
  const make = await makeTickets(read);
  const rows = [];
  for (const [size, count] of counts.entries()) {
    const tickets = make(count);
    const bytes = tickets.reduce((sum, { base }) => sum + base.length, 0) / tickets.length;
    const wanted = workloads({ core, Draft: client.Draft }, tickets).filter(({ name }) =>
      name.includes(only),
    );
    for (const [at, row] of wanted.entries()) {
      row.prepare?.(tickets);
      check(row, tickets);
      const contenders = [['core', row.core], ...Object.entries(row.others)];
      const left = wanted.length * (counts.length - size) - at;
      const time = Math.min(mostTime, (end - now()) / left);
      const [own, ...others] = race(contenders, tickets, time);
      rows.push({ name: row.name, goals: row.goals, size, bytes, own, others });
      await tell(rows.at(-1));
    }
    for (const { handle } of tickets) handle?.dispose();
    if (core.liveObjects !== 0) throw new Error(`${core.liveObjects} objects were left behind`);
  }
  return rows;
}
