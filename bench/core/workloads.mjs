// The rows that are measured. Each says what the core does with a ticket, what the others do, what
// their answers must have in common, and how many times as fast as the best of the others the core is
// to be: at 4, 23, 198 and 1,939 kB, in Node and in Chromium.

import fastJsonPatch from 'fast-json-patch';
import {
  decode,
  differences,
  editCycles,
  encode,
  encodeText,
  isTooSlow,
  mergePatchers,
  merges,
  patchers,
  selector,
} from './contenders.mjs';
import { applyEdits, edits, list, mergePatch, operations } from './tickets.mjs';

const carrier = 'TicketEntity';

/** Deep equality of JSON values; the order of members means nothing. */
function same(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  );
}

function require(holds, what) {
  if (!holds) throw new Error(`Not measured, as it is wrong: ${what}`);
}

const patched = (bytes, patch) =>
  fastJsonPatch.applyPatch(decode(bytes), decode(patch)).newDocument;
const unguarded = (patch) => decode(patch).filter(({ op }) => op !== 'test');

/** Every field of a value, read once. */
function readAll(value) {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  let sum = 0;
  for (const name in value) sum += readAll(value[name]);
  return sum;
}

const parsers = { 'JSON.parse': ({ base }) => decode(base) };

/** Whether this core opens a newer version by an older one: it then asks for `like`. */
function takesLike(core, bytes) {
  let asked = false;
  const options = {
    get like() {
      return void (asked = true);
    },
  };
  core.open(carrier, bytes, options).dispose();
  return asked;
}

const goals = (node, chromium) => ({ node, chromium });

/** The core's document holds what was read: nothing done to it gives it back. */
const isRead = (core, name) => (_, ticket) => {
  const back = core.apply(name, ticket.base, encode([]));
  require(same(decode(back), decode(ticket.base)), `${name || 'plain JSON'} read`);
};

function reading(core) {
  return [
    {
      name: 'strict parse alone',
      goals: goals([4.5, 5, 5.5, 4.5], [2.7, 2.5, 2.5, 3]),
      core: ({ base }) => core.open('', base).dispose(),
      others: parsers,
      check: isRead(core, ''),
    },
    {
      name: 'open (typed)',
      goals: goals([6, 7, 8, 6], [3.5, 3.5, 3.5, 4]),
      core: ({ base }) => core.open(carrier, base).dispose(),
      others: parsers,
      check: isRead(core, carrier),
    },
  ];
}

function editing(core) {
  const texts = JSON.stringify(edits);
  return {
    name: 'edit cycle',
    goals: goals([2.2, 5, 7, 6], [1.4, 2.3, 3.1, 3.8]),
    core: ({ base }) => {
      const document = core.open(carrier, base);
      const plan = core.plan(document, texts);
      document.dispose();
      // What is sent is bytes, as the others' is.
      return { body: encodeText(plan.body), inverse: encodeText(plan.inverse) };
    },
    others: wrap(
      editCycles,
      (run) =>
        ({ base }) =>
          run(base),
    ),
    check: ({ body, inverse }, { base }, name) => {
      const edited = patched(base, body);
      require(same(edited, applyEdits(decode(base))), `the body of ${name}`);
      require(same(patched(encode(edited), inverse), decode(base)), `the inverse of ${name}`);
      const guards = [body, inverse].map((each) => decode(each).length - unguarded(each).length);
      require(same(guards, [3, 3]), `the guards of ${name}`);
    },
  };
}

/** Every contender in a form that takes a ticket. */
function wrap(contenders, make) {
  return Object.fromEntries(Object.entries(contenders).map(([name, run]) => [name, make(run)]));
}

function differing(core, bytes) {
  const taken = Object.fromEntries(
    Object.entries(differences).filter(([name]) => !isTooSlow(name, bytes)),
  );
  const row = (name, version, ours) => ({
    name,
    goals: ours,
    core: (ticket) => core.diff(carrier, ticket.base, ticket[version]),
    others: wrap(taken, (run) => (ticket) => run(ticket.base, ticket[version])),
    check: (patch, ticket, contender) => {
      const reached = patched(ticket.base, patch);
      require(same(reached, decode(ticket.edited)), `the difference of ${contender}`);
      const size = encode(unguarded(patch)).length;
      ticket.smallest = Math.min(ticket.smallest ?? Infinity, size);
      // The core is checked last.
      if (contender === 'core') require(size <= ticket.smallest, `a patch of ${size} bytes`);
    },
  });
  return [
    row('diff', 'edited', goals([4, 10, 14, 11], [3, 6.5, 8, 8])),
    row('diff, reformatted', 'reformatted', goals([3, 5, 5, 4.5], [2.2, 3, 3, 3])),
  ];
}

function applying(core) {
  const row = (name, body, contenders) => {
    const bytes = encode(body);
    return {
      name,
      goals: goals([2.5, 8, 12, 10], [1.7, 4, 8, 8]),
      core: ({ base }) => core.apply(carrier, base, bytes),
      others: wrap(contenders, (run) => (ticket) => run(ticket.base, bytes)),
      check: (answer, { base }, contender) => {
        const expected = contenders['by hand'](base, bytes);
        require(same(decode(answer), decode(expected)), `${name} of ${contender}`);
      },
    };
  };
  return [
    row('apply six operations', operations, patchers),
    row('merge patch', mergePatch, mergePatchers),
  ];
}

function selecting(core, [first]) {
  const byHand = selector(core.select(carrier, first.base, list));
  return {
    name: '$select',
    goals: goals([3, 5, 7, 6], [2.2, 3, 3.5, 4]),
    core: ({ base }) => core.select(carrier, base, list),
    others: { 'by hand': ({ base }) => byHand(base) },
    check: (answer, { base }, contender) => {
      require(same(decode(answer), decode(byHand(base))), `the selection of ${contender}`);
    },
  };
}

function merging(core) {
  return {
    name: 'three-way merge',
    goals: goals([1.5, 5, 9, 7], [1, 2.5, 5, 5]),
    core: ({ base, edited, theirs }) => core.merge(carrier, base, edited, theirs),
    others: wrap(
      merges,
      (run) =>
        ({ base, edited, theirs }) =>
          run(base, edited, theirs),
    ),
    check: ({ document, patch, overlaps }, { base, edited, theirs }, contender) => {
      const expected = merges['by hand'](base, edited, theirs);
      const as = `the merge of ${contender}`;
      require(same(decode(document), decode(expected.document)), as);
      require(same(patched(theirs, patch), decode(document)), `${as}: its patch`);
      require(same(overlaps, expected.overlaps), `${as}: its overlaps`);
    },
  };
}

function drafting(core, Draft) {
  return {
    name: 'a Draft, all fields read',
    goals: goals([0.85, 0.85, 0.85, 0.85], [0.7, 0.7, 0.7, 0.7]),
    core: ({ base }) => {
      const draft = new Draft(core, carrier, base);
      const sum = readAll(draft.base);
      draft.dispose();
      return sum;
    },
    others: { 'JSON.parse': ({ base }) => readAll(decode(base)) },
    check: (sum, { base }, contender) => {
      require(sum === readAll(decode(base)), `what ${contender} has read`);
    },
  };
}

function refreshing(core) {
  return {
    name: 'refresh of an open ticket',
    goals: goals([undefined, undefined, 10, undefined], [undefined, undefined, 8, undefined]),
    prepare: (tickets) => {
      for (const ticket of tickets) ticket.handle = core.open(carrier, ticket.base);
    },
    core: ({ theirs, handle }) => core.open(carrier, theirs, { like: handle }).dispose(),
    others: { 'JSON.parse': ({ theirs }) => decode(theirs) },
    // What is planned over it is what is planned over the same ticket read by itself.
    check: (_, { theirs, handle }) => {
      const [refreshed, alone] = [{ like: handle }, {}].map((options) => {
        const document = core.open(carrier, theirs, options);
        const { body, inverse } = core.plan(document, JSON.stringify(edits));
        document.dispose();
        return [JSON.parse(body), JSON.parse(inverse)];
      });
      require(same(refreshed, alone), 'the refreshed ticket');
    },
  };
}

/** The rows for tickets of one size: `Draft` and `core` are the package's. */
export function workloads({ core, Draft }, tickets) {
  const rows = [
    ...reading(core),
    editing(core),
    ...differing(core, tickets[0].base.length),
    ...applying(core),
    selecting(core, tickets),
    merging(core),
    drafting(core, Draft),
  ];
  if (takesLike(core, tickets[0].base)) rows.push(refreshing(core));
  return rows;
}
