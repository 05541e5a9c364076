import { describe, expect, it } from '@jest/globals';
import { check } from './history/checker.js';
import { workTogether } from './history/clients.js';
import {
  isSave,
  type FaultKind,
  type History,
  type Operation,
  type Seen,
  type Values,
} from './history/history.js';
import { ModelDesk, plantable, type Plantable } from './history/model-desk.js';

const tickets = [1, 2, 3];
const seeds = Array.from({ length: 12 }, (_, i) => i + 1);

async function play(seed: number, fault?: Plantable): Promise<[History, planted: boolean]> {
  const desk = new ModelDesk(tickets, seed, fault);
  const work = { seed, clients: 6, tickets, calls: 400, firstTag: 100 };
  const operations = await workTogether(work, desk);
  return [{ operations, mails: desk.mails, repeats: 0 }, desk.planted];
}

/** What a fault may be called: the same thing looks different to a read and to the next save. */
const names: Readonly<Record<Plantable, readonly FaultKind[]>> = {
  'an old version is read': ['stale read'],
  'an old version is listed': ['stale read'],
  'a refused save is read': ['dirty read'],
  'a save goes on from an old version': ['lost update'],
  'an acknowledged save is gone after a kill': ['stale read', 'lost update'],
  'a save is kept but for one cell': ['half-written save'],
  'a save without an answer is kept but for one cell': ['half-written save'],
  'a read mixes two versions': ['half-written save', 'lost update'],
  'a version is passed that is over': ['passed guard'],
  'a value is passed that is over': ['passed guard'],
  'a save is refused for nothing': ['needless refusal'],
  'two saves make one version': ['lost update'],
  'a save has two mails': ['doubled mail', 'needless mail'],
  'a mail is sent again': ['doubled mail'],
  'a save has no mail': ['lost mail'],
  'a refused save has a mail': ['needless mail'],
  'a mail calls the ticket what a refused save would have': ['dirty read'],
};

const mayBeCovered: ReadonlySet<Plantable> = new Set([
  'a save without an answer is kept but for one cell',
  'a version is passed that is over',
  'a save is refused for nothing',
]);

describe('the checker of histories', () => {
  it('finds nothing where a server does as it should, also when it is killed', async () => {
    let unknown = 0;
    for (const seed of seeds) {
      const [history] = await play(seed);
      expect(check(history)).toEqual([]);
      unknown += history.operations.filter(
        (each) => isSave(each) && each.outcome === 'unknown',
      ).length;
    }
    expect(unknown).toBeGreaterThan(seeds.length);
  });

  it('knows that a save without an answer may be written over by one that a list showed first', () => {
    const cells = (title: string, own: object = {}) => ({ title, author: title, ...own });
    const each = {
      ticket: 1,
      writes: {},
      guard: undefined,
      outcome: 'done',
      notifies: false,
    } as const;
    const lost = { ...each, outcome: 'unknown', seen: undefined, ended: Infinity } as const;
    const seen = (version: bigint, values: Values, whole: boolean): Seen => ({
      version,
      values,
      whole,
    });
    const operations: Operation[] = [
      { ...each, id: 'read', client: 0, began: 1, ended: 2, seen: seen(1n, cells('a'), true) },
      { ...lost, id: 'first', client: 1, began: 3, writes: cells('b', { own1: 'b' }) },
      { ...lost, id: 'second', client: 2, began: 4, writes: cells('c', { own2: 'c' }) },
      { ...each, id: 'list', client: 0, began: 5, ended: 6, seen: seen(3n, cells('c'), false) },
      {
        ...{ ...each, id: 'whole', client: 3, began: 7, ended: 8, writes: { own3: 'd' } },
        seen: seen(4n, cells('c', { own1: 'b', own2: 'c', own3: 'd' }), true),
      },
    ];
    expect(check({ operations, mails: [], repeats: 0 })).toEqual([]);
    // Without the second one nothing has written over the first.
    const half = operations.map((of) =>
      of.id === 'second' ? { ...of, writes: { own2: 'c' } } : of,
    );
    expect(check({ operations: half, mails: [], repeats: 0 })).not.toEqual([]);
  });

  it.each(plantable)('finds it where %s', async (fault) => {
    let [made, found] = [0, 0];
    for (const seed of seeds) {
      const [history, planted] = await play(seed, fault);
      if (!planted) continue;
      made += 1;
      if (check(history).some(({ kind }) => names[fault].includes(kind))) found += 1;
    }
    expect(made).toBeGreaterThan(seeds.length / 4);
    // What is written over before anybody looks, or may be due to another save, leaves no trace.
    expect(found).toBeGreaterThanOrEqual(made * (mayBeCovered.has(fault) ? 0.8 : 1));
  });
});
