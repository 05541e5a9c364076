/**
 * The HTTP-date (RFC 9110 5.6.7) of a carrier's date, in whole seconds; `undefined` for one without
 * an offset, which names no instant.
 */
export function httpDate(date: string | null | undefined): string | undefined {
  if (!date || !/T.*(?:Z|[+-]\d\d:\d\d)$/.test(date)) return undefined;
  const instant = new Date(date);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toUTCString();
}

/** Versions that are remembered; the oldest go first. */
const mostVersions = 500;

/**
 * Which versions may be asked after by a date of whole seconds. A version that was read within the
 * second that it is from may have a successor of the same second, of which a 304 would never tell:
 * only one that was read again a second later has none.
 */
export class Versions {
  readonly #seen = new Map<
    string,
    { readonly version: string; readonly at: number; last: number }
  >();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The time at which a request starts, for `saw()`. */
  start(): number {
    return this.#now();
  }

  /** A request that started then was answered just now with this version. */
  saw(resource: string, version: string | null | undefined, started: number): void {
    if (!version) return;
    const seen = this.#seen.get(resource);
    if (seen?.version === version) {
      seen.last = Math.max(seen.last, started);
      return;
    }
    this.#seen.delete(resource);
    this.#seen.set(resource, { version, at: this.#now(), last: started });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > mostVersions && oldest !== undefined) this.#seen.delete(oldest);
  }

  /** True where a 304 for this version can be believed. */
  isSettled(resource: string, version: string): boolean {
    const seen = this.#seen.get(resource);
    return seen?.version === version && seen.last - seen.at >= 1000;
  }
}
