import { expect, test } from '@jest/globals';
import { newEntry } from '../../../web/draft/entry.js';
import { Keeper } from '../../../web/draft/keeping.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import type { Decision } from '../../../web/draft/progress.js';
import { Outbox } from '../../../web/draft/queue.js';
import type { Report } from '../../../web/draft/report.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { FakeClock, settle } from './world.js';

const patch = { body: '[]', inverse: '[]', changes: [], asked: [] };

// Somebody else may be logging in: what began under one name does not go on under another.
test('a pause ends what has further steps after the one under way, until it is over', async () => {
  const [clock, store, tabs] = [new FakeClock(), new MemoryStore(), new MemoryTabs().open()];
  const tried: string[] = [];
  let decide: Decision = (now) => {
    outbox.pause();
    return { kind: 'next', entry: { ...now, state: 'sending' } };
  };
  const outbox = new Outbox(
    {
      ...{ store, tabs, clock, random: () => 1 },
      keeper: new Keeper(store, tabs, clock, () => undefined),
      advance: ({ id, state }) => {
        tried.push(`${id} ${state}`);
        return Promise.resolve(decide);
      },
      effects: () => Promise.resolve({}),
      cancelled: () => Promise.resolve([]),
      changed: () => undefined,
      report: () => undefined,
    },
    [],
  );
  const head = newEntry('1', 7, 'Printer', 0);
  const entry = { ...head, kind: 'undo' as const, saveId: '1', patch, stamp: '', redo: false };
  await outbox.change(() => ({ put: [entry] }));
  await settle();
  expect(tried).toEqual(['1 waiting']);
  decide = (now) => ({ kind: 'done', entry: now, report: { kind: 'session' } as Report });
  outbox.resume();
  await settle();
  expect(tried).toEqual(['1 waiting', '1 unknown']);
  expect(outbox.entries).toEqual([]);
  outbox.close();
});
