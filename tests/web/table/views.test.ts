import { describe, expect, test } from '@jest/globals';
import { listOptions, toEntry, views, type Query } from '../../web/draft/views.js';

const query: Query = { view: 'open', order: 'deadline', search: '', associateId: 10 };
const page = { top: 50, skip: 0 };

describe('listOptions', () => {
  test.each([
    ['mine', "ownedBy/associateId eq 10 and status eq 'Active'"],
    ['unassigned', "ownedBy/associateId eq 0 and status eq 'Active'"],
    ['open', "status eq 'Active'"],
    ['closed', "status eq 'Closed'"],
  ] as const)('%s', (view, filter) => {
    expect(listOptions({ ...query, view }, page)).toMatchObject({ ...page, filter });
  });

  test('covers every view', () => {
    expect(views).toHaveLength(4);
  });

  test('quotes in a search are doubled', () => {
    const { filter } = listOptions({ ...query, search: " O'Brien " }, page);
    expect(filter).toBe("status eq 'Active' and title contains 'O''Brien'");
  });

  test('orders', () => {
    expect(listOptions(query, page).orderBy).toBe('deadline asc');
    expect(listOptions({ ...query, order: 'change' }, page).orderBy).toBe('lastChanged desc');
  });
});

test('a row becomes an entry, and missing columns are empty', () => {
  expect(
    toEntry({
      PrimaryKey: 7,
      EntityName: 'ticket',
      ticketId: 7,
      title: 'Printer',
      'person/fullName': 'Ada',
      status: 'Active',
      readStatus: 'Red',
    }),
  ).toEqual({
    id: 7,
    title: 'Printer',
    person: 'Ada',
    company: '',
    status: '',
    active: true,
    priority: '',
    owner: '',
    category: '',
    deadline: undefined,
    unread: true,
  });
});
