import { describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../../wasm/js/errors.js';
import { rowNamed } from '../../../web/table/properties.js';
import { Session } from '../../../web/draft/session.js';
import { fakeCore, ticketDraft } from './drafts.js';

const base = { TicketId: 7, Title: 'Printer', OwnedBy: null, Priority: { TicketPriorityId: 2 } };
const title = rowNamed('title')!;
const owner = rowNamed('owner')!;
const priority = rowNamed('priority')!;

function session(members: object = base): Session {
  return new Session(7, ticketDraft(members));
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
        ? new TicketwireError('A subject is needed.', { code: 'argument', pointer: '/Title' })
        : undefined;
    const edited = new Session(7, ticketDraft(base, fakeCore({ refuse })));
    edited.edit(title, '');
    expect(edited.plan).toBeUndefined();
    expect(edited.problem(title)).toBe('A subject is needed.');
    expect(edited.problem(priority)).toBeUndefined();
    edited.edit(title, 'Better');
    expect(edited.problem(title)).toBeUndefined();
    expect(edited.plan?.operations).toHaveLength(1);
  });

  test('what is no value blocks the save and keeps the value, until it is edited or taken back', () => {
    const edited = session();
    edited.edit(title, 'Better');
    edited.refuse('/Priority/TicketPriorityId', {
      message: 'A whole number, please.',
      typed: '1x',
    });
    expect(edited.plan).toBeUndefined();
    expect(edited.failure).toMatchObject({ pointer: '/Priority/TicketPriorityId' });
    expect(edited.problem(priority)).toBe('A whole number, please.');
    expect(edited.problem(title)).toBeUndefined();
    expect(edited.value(priority)).toBe(2);
    edited.edit(priority, 2);
    expect(edited.plan?.operations.map(({ path }) => path)).toStrictEqual(['/Title', '/Title']);

    edited.refuse('/CustomFields/a', { message: 'Not a date.', typed: '05' });
    expect(edited.problem(rowNamed('customfields')!)).toBeUndefined();
    edited.accept('/CustomFields/a');
    expect(edited.plan).toBeDefined();
  });

  test('what is no value counts as unsaved, and goes with everything else', () => {
    const edited = session();
    edited.refuse('/CustomFields/a', { message: 'Not a date.', typed: '05' });
    expect(edited.changed).toBe(true);
    edited.reset('/CustomFields');
    expect(edited.changed).toBe(false);
    edited.refuse('/Title', { message: 'Not a title.', typed: '' });
    edited.reset();
    expect(edited.changed).toBe(false);
  });

  test('a pointer below a property marks the property', () => {
    const edited = session();
    const cause = new TicketwireError('No such priority', {
      code: 'reference_not_found',
      status: 400,
      pointer: '/priority/ticketPriorityId',
    });
    expect(edited.mark(cause).pointer).toBe('/Priority/TicketPriorityId');
    expect(edited.problem(priority)).toBe('What was chosen does not exist any more.');
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
