/** So many are worked on beside each other. */
const lanes = 4;

/** Does the same with each of several things, a few at a time, until `stopped` says so. */
export async function inLanes<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
  stopped: () => boolean,
): Promise<void> {
  const left = [...all];
  const lane = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined && !stopped(); one = left.shift()) {
      await work(one);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
