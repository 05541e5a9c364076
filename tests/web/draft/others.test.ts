import { expect, test } from '@jest/globals';
import type { Entry } from '../../../web/draft/entry.js';
import { Others } from '../../../web/draft/others.js';
import type { Outbox } from '../../../web/draft/queue.js';
import type { Report } from '../../../web/draft/report.js';
import type { KeptSave, Saves } from '../../../web/draft/saves.js';
import type { Announce } from '../../../web/draft/told.js';
import { realCore } from './drafts.js';

const core = await realCore();
const stamps = ['2026-11-30T10:00:00Z', '2026-11-30T10:00:01Z', '2026-11-30T10:00:02Z'] as const;

function version(at: 0 | 1 | 2, members: object): Uint8Array {
  return new TextEncoder().encode(
    JSON.stringify({
      TicketId: 7,
      Title: 'old',
      Author: 'old',
      ...members,
      LastChanged: stamps[at],
    }),
  );
}

const sending = (state: Entry['state']): Entry[] => [{ ticketId: 7, state } as Entry];

function saved(at: 0 | 1 | 2, pointer: string, after: string): KeptSave {
  const changes = [{ pointer, before: 'old', after }];
  return { stamp: stamps[at], undone: false, patch: { changes } } as unknown as KeptSave;
}

/** What is told of a version in which title and author have changed; `kept` is what another tab has kept. */
async function told(
  kept: { readonly entries?: Entry[]; readonly saves?: KeptSave[] },
  messages: number[] = [],
  members: object = { Title: 'new', Author: 'new' },
): Promise<Report[]> {
  const reports: Report[] = [];
  let known: typeof kept = {};
  const others = new Others(
    {
      core,
      outbox: () => ({ of: () => known.entries ?? [] }) as unknown as Outbox,
      saves: () => ({ of: () => known.saves ?? [] }) as unknown as Saves,
      catchUp: () => Promise.resolve(void (known = kept)),
    },
    { report: (report) => void reports.push(report) } as Announce,
  );
  const [before, bytes] = [version(0, {}), version(1, members)];
  const rest = { ticketId: 7, at: stamps[1], overlaps: false };
  await others.tell({ ...rest, before, bytes, messages });
  return reports;
}

const pointers = (reports: readonly Report[]): string[][] =>
  reports.map((report) => (report.kind === 'others' ? report.others.map(({ path }) => path) : []));

test.each<[string, Parameters<typeof told>, string[][]]>([
  ['all that has changed', [{}], [['/Author', '/Title']]],
  ['nothing, where nothing has', [{}, [], {}], []],
  ['not what another tab has saved', [{ saves: [saved(1, '/Title', 'new')] }], [['/Author']]],
  [
    'nothing, where another tab has saved it all',
    [{ saves: [saved(1, '/Title', 'new'), saved(1, '/Author', 'new')] }],
    [],
  ],
  [
    'not what another tab has saved after it',
    [{ saves: [saved(2, '/Title', 'newer')] }],
    [['/Author', '/Title']],
  ],
  ['nothing, while another tab is saving', [{ entries: sending('sending') }, [3]], []],
  ['nothing, while that is being looked up', [{ entries: sending('unknown') }], []],
  ['all, while a save waits', [{ entries: sending('waiting') }], [['/Author', '/Title']]],
  ['new messages alone', [{}, [3], {}], [[]]],
])('of a newer version is told as others’ doing: %s', async (_, [kept, ...rest], expected) => {
  const reports = await told(kept, ...rest);
  expect(pointers(reports).map((list) => list.toSorted())).toEqual(expected);
});
