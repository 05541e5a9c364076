// A three-way merge of tickets as somebody would write it for them: by member, and elements of the
// three arrays by their key. Gives what Core.merge gives.

const keys = { SecondaryPersons: 'PersonId', Messages: 'TicketMessageId', Tags: 'Id' };

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function same(a, b) {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((each, i) => same(each, b[i]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => same(a[name], b[name]));
}

/** Takes mine over into theirs at one place; both differ from base there in some way. */
function take(out, holder, name, pointer, { base, mine, theirs }) {
  if (same(base, mine) || same(mine, theirs)) return;
  if (isObject(mine) && isObject(theirs) && isObject(base)) {
    mergeMembers(out, base, mine, theirs, pointer);
  } else if (keys[name] && Array.isArray(mine) && Array.isArray(theirs) && Array.isArray(base)) {
    mergeElements(out, keys[name], { base, mine, theirs }, pointer);
  } else if (!same(base, theirs)) {
    out.overlaps.push({ pointer, base, mine, theirs });
  } else if (mine === undefined) {
    out.patch.push({ op: 'test', path: pointer, value: theirs }, { op: 'remove', path: pointer });
    delete holder[name];
  } else {
    if (theirs !== undefined) out.patch.push({ op: 'test', path: pointer, value: theirs });
    const op = theirs === undefined ? 'add' : 'replace';
    out.patch.push({ op, path: pointer, value: mine });
    holder[name] = mine;
  }
}

function mergeMembers(out, base, mine, theirs, pointer) {
  const names = new Set([...Object.keys(base), ...Object.keys(mine)]);
  for (const name of names) {
    const values = { base: base[name], mine: mine[name], theirs: theirs[name] };
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    take(out, theirs, name, at, values);
  }
}

function mergeElements(out, key, { base, mine, theirs }, pointer) {
  const known = new Map(base.map((each) => [each[key], each]));
  const places = new Map(theirs.map((each, index) => [each[key], index]));
  const kept = new Set();
  for (const each of mine) {
    kept.add(each[key]);
    const index = places.get(each[key]);
    const before = known.get(each[key]);
    if (index !== undefined) {
      mergeMembers(out, before ?? {}, each, theirs[index], `${pointer}/${index}`);
    } else if (before === undefined) {
      out.patch.push({ op: 'add', path: `${pointer}/-`, value: each });
      theirs.push(each);
    } else if (!same(before, each)) {
      out.overlaps.push({ pointer: `${pointer}/-`, base: before, mine: each });
    }
  }
  for (let index = theirs.length - 1; index >= 0; --index) {
    const before = known.get(theirs[index][key]);
    if (before === undefined || kept.has(theirs[index][key])) continue;
    const at = `${pointer}/${index}`;
    if (!same(before, theirs[index])) {
      out.overlaps.push({ pointer: at, base: before, theirs: theirs[index] });
      continue;
    }
    out.patch.push({ op: 'test', path: at, value: before }, { op: 'remove', path: at });
    theirs.splice(index, 1);
  }
}

/** Theirs with mine, the patch that leads there, and what overlaps. `theirs` becomes the document. */
export function mergeByHand(base, mine, theirs) {
  const out = { document: theirs, patch: [], overlaps: [] };
  mergeMembers(out, base, mine, theirs, '');
  return out;
}
