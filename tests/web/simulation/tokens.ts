/** Every value that is typed holds a number that nothing else holds. */
const pattern = /5\d{6}(?!\d)/g;

const decoder = new TextDecoder();

/** The numbers in one typed value. */
export function tokens(value: unknown): number[] {
  return (String(value).match(pattern) ?? []).map(Number);
}

/** The numbers anywhere within a value that a store may keep. */
export function tokensIn(value: unknown, found = new Set<number>()): Set<number> {
  if (typeof value === 'string' || typeof value === 'number') {
    for (const token of tokens(value)) found.add(token);
  } else if (value instanceof Uint8Array) {
    for (const token of tokens(decoder.decode(value))) found.add(token);
  } else if (value instanceof Map) {
    for (const [key, each] of value) {
      tokensIn(key, found);
      tokensIn(each, found);
    }
  } else if (Array.isArray(value) || value instanceof Set) {
    for (const each of value as Iterable<unknown>) tokensIn(each, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      tokensIn(key, found);
      tokensIn(each, found);
    }
  }
  return found;
}
