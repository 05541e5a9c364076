/** Reading and writing at a JSON Pointer (RFC 6901). */

export function tokens(pointer: string): string[] {
  const path = pointer.split('/').slice(1);
  // Hardly any has something to unescape.
  if (!pointer.includes('~')) return path;
  return path.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function join(path: readonly string[]): string {
  return path.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What a pointer's last token lies in. */
export function parent(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

export function lastToken(pointer: string): string {
  return tokens(pointer).at(-1) ?? '';
}

/** True where `pointer` leads beneath `above`. */
export function isBeneath(pointer: string, above: string): boolean {
  return pointer.startsWith(`${above}/`);
}

/** The value at a pointer; `undefined` where there is none. */
export function read(value: unknown, pointer: string): unknown {
  let current = value;
  for (const token of tokens(pointer)) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, token)) {
      return undefined;
    }
    current = (current as Record<string, unknown>)[token];
  }
  return current;
}

/** Writes beneath an object; what is missing on the way is made. */
export function write(target: object, pointer: string, value: unknown): void {
  const path = tokens(pointer);
  const last = path.pop();
  if (last === undefined) return;
  let current = target as Record<string, unknown>;
  for (const token of path) {
    const next = Object.hasOwn(current, token) ? current[token] : null;
    if (typeof next !== 'object' || next === null) define(current, token, {});
    current = current[token] as Record<string, unknown>;
  }
  define(current, last, value);
}

/** Assignment that treats `__proto__` as a plain member. */
export function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
