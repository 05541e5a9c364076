/** Time, and what happens later. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something once; the answer cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The machine's own. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
