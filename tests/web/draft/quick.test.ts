import { expect, test } from '@jest/globals';
import type { MDOListItem } from '../../../wasm/js/index.js';
import { closes, quickEdit, quickEdits, type QuickName } from '../../../web/draft/quick.js';
import { Session } from '../../../web/draft/session.js';
import { rowNamed } from '../../../web/table/properties.js';
import { ticketDraft } from './drafts.js';

const item = (Id: number, ExtraInfo: string, Deleted = false) =>
  ({ Id, ExtraInfo, Deleted }) as MDOListItem;
const statuses = [item(1, 'Active'), item(9, 'Closed', true), item(2, 'Closed'), item(4, 'Closed')];
const status = rowNamed('Status')!;

const right = (Mask: string) => ({ FieldRight: { Mask, Reason: '' } });
const session = (members: object = {}, owner = 'Update', state = 'Update'): Session =>
  new Session(
    7,
    ticketDraft({
      TicketId: 7,
      OwnedBy: { AssociateId: 11 },
      Status: { TicketStatusId: 1 },
      BaseStatus: 'Active',
      TableRight: { Mask: 'Select, Update', Reason: '' },
      FieldProperties: { OwnedBy: right(owner), Status: right(state) },
      ...members,
    }),
  );

const told = (of: Session, associateId = 10, list: readonly MDOListItem[] | undefined = statuses) =>
  quickEdits(of, associateId, list).map(({ name, value }) => [name, value]);

test("a colleague's ticket can be taken, and closed by the first status that closes", () => {
  expect(told(session())).toEqual([
    ['take', 10],
    ['close', 2],
  ]);
});

test('my own cannot be taken, nor can anything by nobody', () => {
  expect(told(session(), 11)).toEqual([['close', 2]]);
  expect(told(session(), 0)).toEqual([['close', 2]]);
});

test('what is closed can be opened again, and not be taken', () => {
  const closed = session({ Status: { TicketStatusId: 4 }, BaseStatus: 'Closed' });
  expect(told(closed)).toEqual([['reopen', 1]]);
});

test('without the list of statuses nothing is closed', () => {
  expect(quickEdits(session(), 10, undefined).map(({ name }) => name)).toEqual(['take']);
});

test('what the rights do not allow is not offered', () => {
  expect(told(session({}, 'Read', 'Update'))).toEqual([['close', 2]]);
  expect(told(session({}, 'Update', 'Read'))).toEqual([['take', 10]]);
});

test('what is not offered says why', () => {
  const why = (of: Session, name: QuickName, list: readonly MDOListItem[] = statuses) =>
    quickEdit(of, name, 11, list);
  const closed = session({ Status: { TicketStatusId: 4 }, BaseStatus: 'Closed' });
  expect(why(session(), 'take')).toBe('done');
  expect(why(session(), 'reopen')).toBe('done');
  expect(why(closed, 'close')).toBe('done');
  expect(why(closed, 'take')).toBe('closed');
  expect(why(session({}, 'Update', 'Read'), 'close')).toBe('forbidden');
  expect(why(session(), 'close', [])).toBe('unknown');
});

test('an edit counts as if it were saved', () => {
  const edited = session();
  expect(closes(edited, statuses)).toBe(false);
  edited.edit(status, 4);
  expect(closes(edited, statuses)).toBe(true);
  expect(told(edited)).toEqual([['reopen', 1]]);
  edited.edit(status, 1);
  expect(closes(edited, statuses)).toBe(false);
});

test('what is closed already is not closed by another edit', () => {
  const closed = session({ Status: { TicketStatusId: 2 }, BaseStatus: 'Closed' });
  closed.edit(rowNamed('Title')!, 'Other');
  expect(closes(closed, statuses)).toBe(false);
});
