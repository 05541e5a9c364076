import { isActive } from './entry.js';
import type { Desk } from './desk.js';

/** Resolves when an entry of the outbox is done, or waits for something that may take long. */
export function settled(desk: Pick<Desk, 'outbox' | 'onChange'>, id: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const entry = desk.outbox.find(id);
      const going = entry && isActive(entry) && entry.failures === 0 && !entry.reason;
      return !going;
    };
    if (look()) return resolve();
    const stop = desk.onChange(() => {
      if (!look()) return;
      stop();
      resolve();
    });
  });
}
