import { expect, test } from '@jest/globals';
import type { MDOListItem } from '../../../wasm/js/index.js';
import { Session } from '../../../web/draft/session.js';
import { suggestionOf } from '../../../web/draft/suggestion.js';
import { rowNamed } from '../../../web/table/properties.js';
import { ticketDraft } from './drafts.js';

const category = rowNamed('Category')!;

const item = (Id: number, FullName: string, parent: number, Deleted = false) =>
  ({ Id, Name: FullName, FullName, Deleted, ExtraInfo: `parentId=${parent}` }) as MDOListItem;
const listed = [item(1, 'Hardware', 0), item(2, 'Hardware/Printers', 1), item(9, 'Old', 0, true)];

const session = (members: object = {}, mask = 'Read, Update'): Session =>
  new Session(
    7,
    ticketDraft({
      TicketId: 7,
      Category: { TicketCategoryId: 1, Name: 'Hardware' },
      SuggestedCategoryId: 2,
      SuggestedCategoryName: 'Printers',
      TableRight: { Mask: 'Select, Update', Reason: '' },
      FieldProperties: { Category: { FieldRight: { Mask: mask, Reason: '' } } },
      ...members,
    }),
  );

const told = (of: Session, list: readonly MDOListItem[] | undefined = listed) =>
  suggestionOf(of, { peek: () => list });

test('another category than the chosen one is suggested by its whole name', () => {
  expect(told(session())).toEqual({ row: category, id: 2, name: 'Hardware/Printers' });
});

test('before the list of categories has come, by the name that the ticket has for it', () => {
  const unlisted = { peek: () => undefined };
  expect(suggestionOf(session(), unlisted)?.name).toBe('Printers');
  expect(suggestionOf(session({ SuggestedCategoryName: '' }), unlisted)).toBeUndefined();
});

test('taken over it is an edit, and is suggested again once that is taken back', () => {
  const open = session();
  open.edit(category, told(open)!.id);
  expect(told(open)).toBeUndefined();
  expect(open.changes).toMatchObject([{ pointer: '/Category/TicketCategoryId', after: 2 }]);
  open.undo();
  expect(told(open)?.id).toBe(2);
});

test.each<[string, object]>([
  ['none is told', { SuggestedCategoryId: 0 }],
  ['it is no number of one', { SuggestedCategoryId: -1 }],
  ['it is chosen already', { Category: { TicketCategoryId: 2 } }],
  ['it cannot be chosen any more', { SuggestedCategoryId: 9 }],
  ['nobody knows it', { SuggestedCategoryId: 77 }],
  ['somebody has decided for the one that is chosen', { OrigHumanCategoryId: 1 }],
])('nothing is suggested where %s', (_, members) => {
  expect(told(session(members))).toBeUndefined();
});

test('nothing is suggested that may not be changed', () => {
  expect(told(session({}, 'Read'))).toBeUndefined();
});

test('what somebody has decided before does not stand in the way of another category', () => {
  expect(told(session({ OrigHumanCategoryId: 3 }))?.id).toBe(2);
});
