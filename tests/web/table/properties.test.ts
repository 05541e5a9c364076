import { describe, expect, test } from '@jest/globals';
import { TicketEntityRows } from '../../../wasm/js/generated/schema.js';
import {
  carrierOf,
  isList,
  keyOf,
  member,
  membersOf,
  pointerOf,
  rowNamed,
  rowsFor,
  shownRows,
} from '../../../web/table/properties.js';

const row = (name: string) => TicketEntityRows.find((each) => each.name === name)!;

describe('rows of the table', () => {
  test('are named by property or by label, in any case and with blanks around', () => {
    expect(rowNamed(' ownedby ')).toBe(row('OwnedBy'));
    expect(rowNamed(row('OwnedBy').label.toUpperCase())).toBe(row('OwnedBy'));
    expect(rowNamed('nothing of the kind')).toBeUndefined();
    expect(rowNamed('')).toBeUndefined();
  });

  test('a property comes before the label of another', () => {
    for (const each of TicketEntityRows) expect(rowNamed(each.name)).toBe(each);
  });

  test('come in the order in which they are asked for, unknown names left out', () => {
    expect(rowsFor(['title', 'x', 'TicketId'])).toEqual([row('Title'), row('TicketId')]);
  });

  test('those with a control are shown, and no others', () => {
    const shown = shownRows();
    expect(shown).toContain(row('Title'));
    expect(shown).not.toContain(row('TableRight'));
    expect(shown.every(({ control }) => control !== 'none')).toBe(true);
  });

  test('tell the carrier of a value or of a list of them, and its key', () => {
    expect(carrierOf(row('OwnedBy'))).toBe('Associate');
    expect(keyOf(row('OwnedBy'))).toBe('AssociateId');
    expect(carrierOf(row('Tags'))).toBe('Tag');
    expect(keyOf(row('Tags'))).toBe('Id');
    expect(carrierOf(row('Title'))).toBeUndefined();
    expect(keyOf(row('Title'))).toBeUndefined();
  });
});

test('a list is edited as a whole, a reference by its key', () => {
  expect([isList(row('Tags')), isList(row('OwnedBy'))]).toEqual([true, false]);
  expect(pointerOf(row('Tags'))).toBe('/Tags');
  expect(pointerOf(row('OwnedBy'))).toBe('/OwnedBy/AssociateId');
  expect(pointerOf(row('Title'))).toBe('/Title');
});

test('what is no enumeration has no members', () => {
  expect(membersOf(row('Title'))).toEqual([]);
});

test.each([
  [{ a: 1 }, 1],
  [{}, undefined],
  [null, undefined],
  [undefined, undefined],
  ['a', undefined],
])('a member of %j is %p', (value, expected) => {
  expect(member(value, 'a')).toBe(expected);
});

test('what every object has is no member', () => {
  expect(member({}, 'toString')).toBeUndefined();
});
