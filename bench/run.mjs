// Bytes in, bytes out: the core against JSON.parse and the libraries that are installed, in one
// process. Contenders take turns in short rounds; the figure is the 20th percentile of the rounds,
// and each ratio says how many times longer a contender takes than the core beside it.
//
//   node bench/run.mjs [--json FILE] [--rounds N]

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { load } from '../dist/wasm/js/index.js';
import { ticket } from './tickets.mjs';

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, rounds: { type: 'string', default: '25' } },
});

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const encode = (value) => encoder.encode(JSON.stringify(value));
const decode = (bytes) => JSON.parse(decoder.decode(bytes));

/** A library that the benchmark can do without, or undefined. */
async function library(name) {
  try {
    const module = await import(name);
    return module.default ?? module;
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.log(`${name} is not installed: its rows are left out`);
    return undefined;
  }
}

const core = await load();
const fastJsonPatch = await library('fast-json-patch');
const rfc6902 = await library('rfc6902');
const jsondiffpatch = await library('jsondiffpatch');

const carrier = 'TicketEntity';
const list = 'Title,Category/Name,Messages/TicketMessageId';
const edits = [
  { op: 'replace', path: '/Title', value: 'Printer on fire' },
  { op: 'replace', path: '/Category/TicketCategoryId', value: 9 },
  { op: 'add', path: '/CustomFields/x_asset', value: 'P-7' },
];

/** The same selection by hand, for this list alone and with null for every enumeration. */
function selectByHand(bytes) {
  const nothing = { number: 0, boolean: false };
  const part = (value, name) =>
    Object.fromEntries(
      Object.entries(value).map(([key, old]) => [key, key === name ? old : unset(old)]),
    );
  const unset = (value) => nothing[typeof value] ?? null;
  const entries = Object.entries(decode(bytes)).map(([key, value]) => {
    if (key === 'Title' || key === 'TicketId') return [key, value];
    if (key === 'Category') return [key, part(value, 'Name')];
    if (key === 'Messages') return [key, value.map((each) => part(each, 'TicketMessageId'))];
    return [key, unset(value)];
  });
  return encode(Object.fromEntries(entries));
}

function editByHand(bytes) {
  const document = decode(bytes);
  document.Title = edits[0].value;
  document.Category.TicketCategoryId = edits[1].value;
  document.CustomFields.x_asset = edits[2].value;
  return document;
}

/** What is measured: the core's way first, then the others by name. Undefined ones are left out. */
function cases(bytes) {
  const patch = encode(edits);
  const edited = encode(editByHand(bytes));
  const small = bytes.length < 50_000;
  return {
    open: {
      core: () => core.open(carrier, bytes).dispose(),
      'JSON.parse': () => decode(bytes),
    },
    select: {
      core: () => core.select(carrier, bytes, list),
      'by hand': () => selectByHand(bytes),
    },
    apply: {
      core: () => core.apply(carrier, bytes, patch),
      'by hand': () => encode(editByHand(bytes)),
      'fast-json-patch':
        fastJsonPatch &&
        (() => encode(fastJsonPatch.applyPatch(decode(bytes), decode(patch)).newDocument)),
      rfc6902:
        rfc6902 &&
        (() => {
          const document = decode(bytes);
          rfc6902.applyPatch(document, decode(patch));
          return encode(document);
        }),
    },
    diff: {
      core: () => core.diff(carrier, bytes, edited),
      'fast-json-patch':
        fastJsonPatch && (() => encode(fastJsonPatch.compare(decode(bytes), decode(edited)))),
      jsondiffpatch:
        jsondiffpatch && (() => encode(jsondiffpatch.diff(decode(bytes), decode(edited)))),
      // Its array comparison takes minutes on long lists.
      rfc6902:
        small && rfc6902 && (() => encode(rfc6902.createPatch(decode(bytes), decode(edited)))),
    },
    'edit cycle': {
      core: () => {
        const handle = core.open(carrier, bytes);
        const plan = core.plan(handle, JSON.stringify(edits));
        handle.dispose();
        return plan;
      },
      'fast-json-patch':
        fastJsonPatch && (() => encode(fastJsonPatch.compare(decode(bytes), editByHand(bytes)))),
    },
  };
}

/** The core's answers are those of the others; nothing is measured that is wrong. */
function check(bytes) {
  const { select, apply } = cases(bytes);
  const selected = ({ Title, Category, Messages }) => [
    Title,
    Category.Name,
    ...Messages.map((each) => each.TicketMessageId),
  ];
  assert.deepEqual(selected(decode(select.core())), selected(decode(bytes)));
  assert.deepEqual(selected(decode(select['by hand']())), selected(decode(bytes)));
  assert.deepEqual(decode(apply.core()), editByHand(bytes));
  const patch = core.diff(carrier, bytes, encode(editByHand(bytes)));
  assert.deepEqual(decode(core.apply(carrier, bytes, patch)), editByHand(bytes));
}

const now = () => Number(process.hrtime.bigint()) / 1e3;

/** Microseconds per run, for each contender. */
function measure(contenders, rounds) {
  const roundLength = 4000;
  const runs = contenders.map(([, run]) => {
    // Both engines compile what runs often.
    for (const start = now(); now() - start < 10 * roundLength;) run();
    const begin = now();
    run();
    return Math.max(1, Math.ceil(roundLength / (now() - begin)));
  });
  const times = contenders.map(() => []);
  for (let round = 0; round < rounds; ++round) {
    contenders.forEach(([, run], index) => {
      const begin = now();
      for (let i = 0; i < runs[index]; ++i) run();
      times[index].push((now() - begin) / runs[index]);
    });
  }
  return times.map((each) => each.sort((a, b) => a - b)[Math.floor(each.length * 0.2)]);
}

const results = [];
for (const count of [0, 10, 100, 1000]) {
  const bytes = encode(ticket(count));
  check(bytes);
  const kilobytes = (bytes.length / 1000).toFixed(1);
  console.log(`\nA ticket of ${kilobytes} kB`);
  for (const [name, all] of Object.entries(cases(bytes))) {
    const contenders = Object.entries(all).filter(([, run]) => run);
    const [own, ...others] = measure(contenders, Number(options.rounds));
    const row = { bytes: bytes.length, case: name, core: own, others: {} };
    const told = others.map((time, index) => {
      const [contender] = contenders[index + 1];
      row.others[contender] = time;
      return `${contender} ${(time / own).toFixed(1)}x`;
    });
    results.push(row);
    console.log(`  ${name.padEnd(11)} core ${own.toFixed(1).padStart(8)} us   ${told.join(', ')}`);
  }
}
assert.equal(core.liveObjects, 0);
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
