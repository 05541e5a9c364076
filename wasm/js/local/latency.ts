/** Milliseconds, or the least and the most of them. */
export type Latency = number | readonly [least: number, most: number];

export function randomWithin(latency: Latency): number {
  if (typeof latency === 'number') return latency;
  const [least, most] = latency;
  return least + Math.random() * (most - least);
}

/** Resolves after so long; rejects with the signal's reason as soon as it is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}
