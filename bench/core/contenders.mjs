// What the core is measured against: the libraries, and what somebody would write by hand. Bytes come
// in and bytes go out, as over HTTP.

import fastJsonPatch from 'fast-json-patch';
import { enablePatches, produceWithPatches, setAutoFreeze } from 'immer';
import { create as createDiffer } from 'jsondiffpatch';
import { format } from 'jsondiffpatch/formatters/jsonpatch';
import { applyPatch as applyJoy } from 'json-joy/lib/json-patch/index.js';
import { JsonPatchDiff } from 'json-joy/lib/json-patch-diff/JsonPatchDiff.js';
import mergePatches from 'json-merge-patch';
import { create as createMutative } from 'mutative';
import * as rfc6902 from 'rfc6902';
import { mergeByHand } from './merge-by-hand.mjs';
import { applyEdits, edits } from './tickets.mjs';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
export const encodeText = (text) => encoder.encode(text);
export const encode = (value) => encodeText(JSON.stringify(value));
export const decode = (bytes) => JSON.parse(decoder.decode(bytes));

const tokens = (pointer) =>
  pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

// Edit cycles: a body whose every operation is guarded by the value before, and one that takes it back.

/** `steps`: of each edit its pointer and the value before and after; nothing where there was none. */
function plan(steps) {
  const guarded = (path, from, to) =>
    from === undefined
      ? [{ op: 'add', path, value: to }]
      : [{ op: 'test', path, value: from }].concat(
          to === undefined ? { op: 'remove', path } : { op: 'replace', path, value: to },
        );
  return {
    body: encode(steps.flatMap(([path, before, after]) => guarded(path, before, after))),
    inverse: encode(steps.flatMap(([path, before, after]) => guarded(path, after, before))),
  };
}

/** Sets each value where it belongs and remembers what was there. */
function recorder(bytes) {
  const document = decode(bytes);
  const steps = edits.map(({ path, value }) => {
    const names = tokens(path);
    const last = names.pop();
    let holder = document;
    for (const name of names) holder = holder[name];
    const before = holder[last];
    holder[last] = value;
    return [path, before, value];
  });
  return plan(steps);
}

enablePatches();
// What it costs is not part of what is asked for.
setAutoFreeze(false);

/** From two lists of patches whose paths are arrays, of which the second goes backwards. */
function planOfPaths(patches, inverse) {
  const before = new Map(inverse.map(({ path, value }) => [path.join('/'), value]));
  return plan(
    patches.map(({ path, value }) => [`/${path.join('/')}`, before.get(path.join('/')), value]),
  );
}

function immer(bytes) {
  const [, patches, inverse] = produceWithPatches(decode(bytes), (draft) => void applyEdits(draft));
  return planOfPaths(patches, inverse);
}

function mutative(bytes) {
  const recipe = (draft) => void applyEdits(draft);
  const [, patches, inverse] = createMutative(decode(bytes), recipe, { enablePatches: true });
  return planOfPaths(patches, inverse);
}

export const editCycles = {
  recorder,
  immer,
  mutative,
  'fast-json-patch': (bytes) => {
    const base = decode(bytes);
    const edited = applyEdits(decode(bytes));
    return {
      body: encode(fastJsonPatch.compare(base, edited, true)),
      inverse: encode(fastJsonPatch.compare(edited, base, true)),
    };
  },
};

// Differences: a JSON Patch without guards.

const hashed = createDiffer({
  objectHash: (item) => item.TicketMessageId ?? item.PersonId ?? item.Id,
});

/** json-joy changes parts of texts by operations of its own; RFC 6902 has none. */
class WholeTexts extends JsonPatchDiff {
  diffStr(path, from, to) {
    this.diffVal(path, from, to);
  }
}

export const differences = {
  'fast-json-patch': (from, to) => encode(fastJsonPatch.compare(decode(from), decode(to))),
  jsondiffpatch: (from, to) => encode(format(hashed.diff(decode(from), decode(to)))),
  'json-joy': (from, to) => encode(new WholeTexts().diff('', decode(from), decode(to))),
  rfc6902: (from, to) => encode(rfc6902.createPatch(decode(from), decode(to))),
};

/** Its comparison of arrays takes minutes on long lists. */
export const isTooSlow = (name, bytes) => name === 'rfc6902' && bytes > 50_000;

// Patches applied: the whole document again.

/** Whoever has written six assignments for just these operations. */
function assign(bytes, values) {
  const document = applyEdits(decode(bytes));
  document.Deadline = values.Deadline;
  document.Sentiment = values.Sentiment;
  if (values.Language) document.Language = values.Language;
  if (values.tag) document.Tags.push(values.tag);
  return encode(document);
}

const assigned = (patch) => ({
  Deadline: patch[3].value,
  Sentiment: patch[4].value,
  tag: patch[5].value,
});

export const patchers = {
  'by hand': (bytes, patch) => assign(bytes, assigned(decode(patch))),
  'fast-json-patch': (bytes, patch) =>
    encode(fastJsonPatch.applyPatch(decode(bytes), decode(patch)).newDocument),
  rfc6902: (bytes, patch) => {
    const document = decode(bytes);
    rfc6902.applyPatch(document, decode(patch));
    return encode(document);
  },
  'json-joy': (bytes, patch) =>
    encode(applyJoy(decode(bytes), decode(patch), { mutate: true }).doc),
};

export const mergePatchers = {
  'by hand': (bytes, patch) => assign(bytes, decode(patch)),
  'json-merge-patch': (bytes, patch) => encode(mergePatches.apply(decode(bytes), decode(patch))),
};

// Selections.

/**
 * The selection of tickets.mjs written by hand, with ready-made objects of what is unset. `selected`
 * is one of the core's answers, which says what those hold.
 */
export function selector(selected) {
  const nothing = decode(selected);
  const category = nothing.Category;
  const message = nothing.Messages[0];
  return (bytes) => {
    const { TicketId, Title, Category, Messages } = decode(bytes);
    return encode({
      ...nothing,
      TicketId,
      Title,
      Category: { ...category, Name: Category.Name },
      Messages: Messages.map(({ TicketMessageId }) => ({ ...message, TicketMessageId })),
    });
  };
}

// Three-way merges.

/** What fast-json-patch's comparisons make of it: mine where theirs has not touched the same place. */
function mergeByPatches(base, mine, theirs) {
  const from = decode(base);
  const document = decode(theirs);
  const guarded = fastJsonPatch.compare(from, decode(mine), true);
  const touched = new Map(fastJsonPatch.compare(from, document).map((each) => [each.path, each]));
  const patch = guarded.filter(({ path }) => !touched.has(path));
  const overlaps = guarded
    .filter(({ op, path }) => op !== 'test' && touched.has(path))
    .map(({ path, value }) => ({
      pointer: path,
      base: fastJsonPatch.getValueByPointer(from, path),
      mine: value,
      theirs: touched.get(path).value,
    }));
  return { document: fastJsonPatch.applyPatch(document, patch).newDocument, patch, overlaps };
}

const written = ({ document, patch, overlaps }) => ({
  document: encode(document),
  patch: encode(patch),
  overlaps,
});

export const merges = {
  'by hand': (base, mine, theirs) =>
    written(mergeByHand(decode(base), decode(mine), decode(theirs))),
  'fast-json-patch': (base, mine, theirs) => written(mergeByPatches(base, mine, theirs)),
};
