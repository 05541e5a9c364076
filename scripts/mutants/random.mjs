// Choosing by chance, the same for the same seed.

/** Numbers from 0 to 1 (mulberry32). */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The items in an order of chance. */
export function shuffled(items, random) {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

/** By turns from every kind of fault, so that a frequent one does not push out the others. */
export function mixed(mutants, random) {
  const kinds = Map.groupBy
    ? Map.groupBy(mutants, ({ kind }) => kind)
    : mutants.reduce(
        (map, each) => map.set(each.kind, [...(map.get(each.kind) ?? []), each]),
        new Map(),
      );
  const queues = shuffled([...kinds.values()], random).map((list) => shuffled(list, random));
  const out = [];
  for (let i = 0; out.length < mutants.length; i++) {
    for (const queue of queues) if (i < queue.length) out.push(queue[i]);
  }
  return out;
}
