import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Notice } from '../../../web/draft/editing.js';
import { Onward, type OnwardHost } from '../../../web/page/onward.js';
import { parseHash } from '../../../web/page/router.js';
import { text } from '../../../web/text/index.js';

type Done = Parameters<Onward['done']>[0];

/** What the page was told to do, in order. */
let did: (readonly unknown[])[];
let said: Notice | undefined;
let host: { afterSaving: 'stay' | 'next'; next: number | undefined; rows: readonly number[] };

beforeEach(() => {
  did = [];
  said = undefined;
  host = { afterSaving: 'next', next: 8, rows: [] };
});

const note = (...what: readonly unknown[]): void => void did.push(what);

function onward(hash = '#/ticket/7'): Onward {
  const entry = { kind: 'message', mail: true, content: { to: ['a@b.example'] } };
  const account = {
    client: {
      listTickets: ({ filter }: { filter: string }) => {
        note('asks', filter);
        return Promise.resolve({ rows: host.rows.map((PrimaryKey) => ({ PrimaryKey })) });
      },
    },
    session: { AssociateId: 10 },
    desk: {
      saves: { undo: (id: string) => Promise.resolve(note('undo', id)) },
      outbox: {
        find: (id: string) => (id === 'mail' ? entry : undefined),
        cancel: (id: string) => Promise.resolve(note('cancel', id)),
      },
    },
  };
  const told = (id: unknown, notice: Notice | ((session: object) => Notice), owner = 0): void => {
    note('tells', id);
    said =
      typeof notice === 'function' ? notice({ base: { OwnedBy: { AssociateId: owner } } }) : notice;
  };
  return new Onward({
    account,
    choices: host,
    place: () => parseHash(hash),
    list: () => ({ step: () => host.next }),
    editor: () => ({
      announce: told,
      tell: (message: string, action?: Notice['action']) =>
        told('here', { kind: 'info', message, ...(action && { action }) }),
      quick: { run: (name: string) => note('quick', name) },
    }),
    go: (id: number) => note('goes', id),
  } as unknown as OnwardHost);
}

const done = (more: Partial<Done> = {}): Done => ({
  ...{ ticketId: 7, kind: 'save', id: 'a', next: false, left: undefined },
  ...more,
});

describe('a ticket that is done', () => {
  test('is left for the next one, which says so and offers to take it back', async () => {
    onward().done(done());
    expect(did).toEqual([['tells', 8]]);
    expect(said?.message).toBe(text.outbox.saved(7));
    said!.action!.run();
    await Promise.resolve();
    expect(did.slice(1)).toEqual([
      ['undo', 'a'],
      ['goes', 7],
    ]);
  });

  test('stays where that was chosen, unless the next one was asked for', () => {
    host.afterSaving = 'stay';
    onward().done(done());
    expect(did).toEqual([]);
    onward().done(done({ next: true }));
    expect(did).toEqual([['tells', 8]]);
  });

  test('stays where another one is open by now', () => {
    onward('#/ticket/9').done(done());
    expect(did).toEqual([]);
  });

  test.each(['edits', 'message', 'outbox'] as const)('stays with %s left, and says why', (left) => {
    onward().done(done({ left }));
    expect(did).toEqual([['tells', 'here']]);
    expect(said?.message).toContain(text.onward.left[left]);
    expect(said?.action?.label).toBe(text.editor.undo);
  });

  test('stays where it is the last one', () => {
    host.next = undefined;
    onward().done(done());
    expect(said?.message).toContain(text.onward.last);
  });

  test('a message says whom it goes to, and is called back', async () => {
    onward().done(done({ kind: 'message', id: 'mail' }));
    expect(said?.message).toBe(text.onward.mailing(7, 'a@b.example'));
    said!.action!.run();
    await Promise.resolve();
    expect(did.slice(1)).toEqual([
      ['cancel', 'mail'],
      ['goes', 7],
    ]);
    onward().done(done({ kind: 'message', id: 'comment' }));
    expect(said?.message).toBe(text.onward.storing(7));
  });
});

describe('the queue', () => {
  test('opens the first that nobody has taken and is not open, and offers to take it', async () => {
    host.rows = [7, 12];
    await onward().queue();
    expect(did[0]![1]).toContain('ownedBy/associateId eq 0 and ');
    expect(did.slice(1)).toEqual([
      ['tells', 12],
      ['goes', 12],
    ]);
    said!.action!.run();
    expect(did.at(-1)).toEqual(['quick', 'take']);
  });

  test('offers the open one where it is the only one', async () => {
    host.rows = [7];
    await onward().queue();
    expect(did.slice(1)).toEqual([['tells', 'here']]);
    expect(said?.action?.label).toBe(text.editor.take);
  });

  test('says that there is none', async () => {
    await onward().queue();
    expect(said?.message).toBe(text.onward.noQueue);
  });
});
