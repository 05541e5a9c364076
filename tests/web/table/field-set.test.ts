import { expect, test } from '@jest/globals';
import { fieldSet } from '../../../web/table/field-set.js';

const names = (list: string) => {
  const { headline, rows, more, timeline, relations } = fieldSet(list);
  return {
    headline: headline?.name,
    rows: rows.map(({ name }) => name),
    more: more.map(({ name }) => name),
    timeline,
    relations,
  };
};

test('the first property is the headline, and what follows a semicolon is folded away', () => {
  expect(names('title, Owner,timeline, Relations ; sale,Ticket type,nothing')).toEqual({
    headline: 'Title',
    rows: ['OwnedBy'],
    more: ['Sale', 'TicketType'],
    timeline: true,
    relations: true,
  });
});

test.each(['title,status', 'title,status;', 'title,status;timeline'])(
  'neither folded properties nor a timeline with “%s”',
  (list) => {
    expect(names(list)).toEqual({
      headline: 'Title',
      rows: ['Status'],
      more: [],
      timeline: false,
      relations: false,
    });
  },
);

test('nothing is shown of nothing', () => {
  expect(names('')).toEqual({
    headline: undefined,
    rows: [],
    more: [],
    timeline: false,
    relations: false,
  });
});
