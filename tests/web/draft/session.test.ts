import { describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../wasm/js/errors.js';
import type { Plan } from '../../wasm/js/index.js';
import { rowNamed } from '../../web/draft/properties.js';
import { putOnTop, save } from '../../web/draft/saving.js';
import { Session, type TicketDraft } from '../../web/draft/session.js';
import { fakeCore, realCore, ticketDraft } from './drafts.js';

const base = { TicketId: 7, Title: 'Printer', OwnedBy: null, Priority: { TicketPriorityId: 2 } };
const title = rowNamed('title')!;
const owner = rowNamed('owner')!;
const priority = rowNamed('priority')!;

function session(members: object = base): Session {
  return new Session(7, ticketDraft(members));
}

function client(answer: (plan: Pick<Plan, 'body'>) => Promise<TicketDraft>) {
  return {
    patchTicket: (_id: number, plan: Pick<Plan, 'body'>) => answer(plan),
    getTicket: () => Promise.resolve(ticketDraft(base)),
  };
}

describe('editing', () => {
  test('an edit that comes back to what was read is no edit', () => {
    const edited = session();
    edited.edit(title, 'Other');
    expect(edited.isChanged(title)).toBe(true);
    edited.edit(title, 'Printer');
    expect(edited.changed).toBe(false);
  });

  test('unassigning what has no owner is no edit', () => {
    const edited = session();
    edited.edit(owner, 10);
    expect(edited.changes[0]?.pointer).toBe('/OwnedBy/AssociateId');
    edited.edit(owner, 0);
    expect(edited.changed).toBe(false);
  });

  test('a refused edit marks its control until it is edited again', () => {
    const refuse = ({ path, value }: { path: string; value: unknown }): Error | undefined =>
      path === '/Title' && value === ''
        ? new TicketwireError('A subject is needed', { code: 'value_length', pointer: '/Title' })
        : undefined;
    const edited = new Session(7, ticketDraft(base, fakeCore({ refuse })));
    edited.edit(title, '');
    expect(edited.plan).toBeUndefined();
    expect(edited.problem(title)).toBe('A subject is needed');
    expect(edited.problem(priority)).toBeUndefined();
    edited.edit(title, 'Better');
    expect(edited.problem(title)).toBeUndefined();
    expect(edited.plan?.operations).toHaveLength(1);
  });

  test('a pointer below a property marks the property', () => {
    const edited = session();
    const cause = new TicketwireError('No such priority', {
      code: 'reference_not_found',
      status: 400,
      pointer: '/priority/ticketPriorityId',
    });
    expect(edited.mark(cause).pointer).toBe('/Priority/TicketPriorityId');
    expect(edited.problem(priority)).toBe('No such priority');
  });

  test('reverting puts the values before back, and 0 where there was no reference', () => {
    const edited = session({ ...base, Title: 'New', OwnedBy: { AssociateId: 12 } });
    edited.revert([
      { pointer: '/Title', before: 'Printer', after: 'New' },
      { pointer: '/OwnedBy/AssociateId', before: undefined, after: 12 },
    ]);
    expect(edited.value(title)).toBe('Printer');
    expect(edited.value(owner)).toBe(0);
  });

  test('a newer version with pending edits only brings its messages', () => {
    const edited = session({ ...base, Messages: [] });
    edited.edit(title, 'Mine');
    edited.refresh(ticketDraft({ ...base, Title: 'Theirs', Messages: [{ TicketMessageId: 1 }] }));
    expect(edited.before(title)).toBe('Printer');
    expect(edited.value(title)).toBe('Mine');
    expect(edited.messages).toHaveLength(1);
  });

  test('replaced and disposed drafts are freed', () => {
    const core = fakeCore();
    const edited = new Session(7, ticketDraft(base, core));
    edited.replace(ticketDraft(base, core));
    edited.refresh(ticketDraft(base, core));
    expect(core.live()).toBe(1);
    edited.dispose();
    expect(core.live()).toBe(0);
  });
});

describe('saving', () => {
  test('takes over the answer', async () => {
    const edited = session();
    edited.edit(title, 'Mine');
    const outcome = await save(
      client(() => Promise.resolve(ticketDraft({ ...base, Title: 'Mine' }))),
      edited,
      edited.plan!,
    );
    expect(outcome.kind).toBe('saved');
    expect(edited.changed).toBe(false);
    expect(edited.before(title)).toBe('Mine');
  });

  test('keeps edits that were made while it was on its way', async () => {
    const edited = session();
    edited.edit(title, 'Mine');
    edited.edit(priority, 3);
    const answer = (): Promise<TicketDraft> => {
      edited.edit(title, 'Mine, and more');
      edited.edit(owner, 10);
      edited.edit(priority, 2);
      const saved = { ...base, Title: 'Mine', Priority: { TicketPriorityId: 3 } };
      return Promise.resolve(ticketDraft(saved));
    };
    await save(client(answer), edited, edited.plan!);
    expect(edited.changes).toEqual([
      { pointer: '/Title', before: 'Mine', after: 'Mine, and more' },
      { pointer: '/OwnedBy/AssociateId', before: undefined, after: 10 },
      { pointer: '/Priority/TicketPriorityId', before: 3, after: 2 },
    ]);
  });

  test.each([
    ['network', undefined],
    ['store_unavailable', 503],
  ] as const)('a %s failure loses nothing', async (code, status) => {
    const edited = session();
    edited.edit(title, 'Mine');
    const cause = new TicketwireError('No', { code, ...(status && { status }) });
    const outcome = await save(
      client(() => Promise.reject(cause)),
      edited,
      edited.plan!,
    );
    expect(outcome).toMatchObject({ kind: 'failed', cause });
    expect(edited.value(title)).toBe('Mine');
  });

  test('a conflict brings what the server has now, and my edits go on top of it', async () => {
    const core = await realCore();
    const edited = new Session(7, ticketDraft(base, core));
    edited.edit(priority, 3);
    const cause = new TicketwireError('Changed', { code: 'patch_test_failed', status: 409 });
    const theirs = { ...base, Priority: { TicketPriorityId: 1 } };
    const outcome = await save(
      {
        ...client(() => Promise.reject(cause)),
        getTicket: () => Promise.resolve(ticketDraft(theirs, core)),
      },
      edited,
      edited.plan!,
    );
    if (outcome.kind !== 'conflict') throw new Error(outcome.kind);
    putOnTop(edited, outcome.fresh);
    expect(edited.changes).toEqual([
      { pointer: '/Priority/TicketPriorityId', before: 1, after: 3 },
    ]);
  });
});
