import { describe, expect, test } from '@jest/globals';
import {
  countOptions,
  listOptions,
  orders,
  queueOptions,
  toEntry,
  views,
  type Query,
} from '../../../web/table/views.js';

const query: Query = {
  ...{ view: 'open', order: 'deadline', search: '', filter: '', columns: '' },
  associateId: 10,
};
const page = { top: 50, skip: 0 };

describe('listOptions', () => {
  test.each([
    ['mine', "ownedBy/associateId eq 10 and status eq 'Active'"],
    ['unassigned', "ownedBy/associateId eq 0 and status eq 'Active'"],
    ['open', "status eq 'Active'"],
    ['postponed', "status eq 'Postponed'"],
    ['closed', "status eq 'Closed'"],
  ] as const)('%s', (view, filter) => {
    expect(listOptions({ ...query, view }, page)).toMatchObject({ ...page, filter });
  });

  test('what is overdue or will be within four hours', () => {
    const now = Date.parse('2026-11-30T20:00:00.500Z');
    const filter = "status eq 'Active' and deadline beforeTime '2026-12-01T00:00:00Z'";
    expect(listOptions({ ...query, view: 'breaching' }, page, now).filter).toBe(filter);
    expect(countOptions({ ...query, view: 'breaching' }, now).filter).toBe(filter);
  });

  test.each([
    ['open', "status eq 'Active'"],
    ['postponed', "status eq 'Postponed'"],
    ['mine', "ownedBy/associateId eq 0 and status eq 'Active'"],
    ['closed', "ownedBy/associateId eq 0 and status eq 'Active'"],
  ] as const)('the queue of %s', (view, within) => {
    expect(queueOptions({ ...query, view, order: 'change' }, 2)).toMatchObject({
      ...{ top: 2, skip: 0 },
      filter: `ownedBy/associateId eq 0 and (${within})`,
      orderBy: view === 'postponed' ? 'activated asc' : 'deadline asc',
    });
  });

  test('covers every view', () => {
    expect(views).toHaveLength(6);
  });

  test('a view is counted without its rows', () => {
    expect(countOptions({ ...query, view: 'mine' })).toEqual({
      top: 1,
      select: ['ticketId'],
      filter: "ownedBy/associateId eq 10 and status eq 'Active'",
      count: true,
    });
  });

  test('a search is part of the filter', () => {
    const { filter } = listOptions({ ...query, search: 'printer', wide: false }, page);
    expect(filter).toBe("status eq 'Active' and title contains 'printer'");
  });

  test('a number alone finds its ticket in every view', () => {
    const { filter } = listOptions({ ...query, search: '#48' }, page);
    expect(filter).toBe(
      "ticketId eq 48 or (status eq 'Active' and (ticketId eq 48 or title contains '#48'))",
    );
  });

  test('orders', () => {
    expect(listOptions(query, page).orderBy).toBe('deadline asc');
    expect(listOptions({ ...query, order: 'change' }, page).orderBy).toBe('lastChanged desc');
    expect(listOptions({ ...query, view: 'postponed' }, page).orderBy).toBe('activated asc');
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
    changed: undefined,
    returns: undefined,
    unread: true,
  });
});

test('only a postponed ticket comes back', () => {
  const row = { PrimaryKey: 7, EntityName: 'ticket', activated: '2026-11-30T08:00:00Z' };
  expect(toEntry({ ...row, status: 'Postponed' }).returns).toBe('2026-11-30T08:00:00Z');
  expect(toEntry({ ...row, status: 'Active' }).returns).toBeUndefined();
});

test('everything that a row tells is in its entry', () => {
  const row = {
    ...{ PrimaryKey: 9, EntityName: 'ticket', title: 'Printer', contactName: 'Berg AS' },
    ...{ 'person/fullName': 'Ada', ticketStatusName: 'Open', status: 'Closed' },
    ...{ priorityName: 'High', 'ownedBy/fullName': 'Berit', categoryFullName: 'Hardware' },
    ...{ deadline: '2026-11-30T08:00:00Z', readStatus: 'Yellow' },
    lastChanged: '2026-11-29T08:00:00Z',
  };
  expect(toEntry(row)).toEqual({
    ...{ id: 9, title: 'Printer', person: 'Ada', company: 'Berg AS', status: 'Open' },
    ...{ active: false, priority: 'High', owner: 'Berit', category: 'Hardware' },
    ...{ deadline: '2026-11-30T08:00:00Z', returns: undefined, unread: true },
    changed: '2026-11-29T08:00:00Z',
  });
  expect(toEntry({ ...row, ticketId: 8, readStatus: 'Green' })).toMatchObject({
    ...{ id: 8, unread: false },
  });
});

test('a list asks for what its rows show, of the page that is wanted', () => {
  const { select, top, skip } = listOptions(query, { top: 5, skip: 10 });
  expect([top, skip]).toEqual([5, 10]);
  expect(select).toEqual(expect.arrayContaining(['ticketId', 'activated', 'person/fullName']));
  const more = listOptions({ ...query, columns: 'tags.owner' }, { top: 5, skip: 10 }).select!;
  expect(more).toEqual([...select!, 'tags']);
  expect(orders).toEqual(['deadline', 'change']);
});

test('a search looks at customers unless that was too wide', () => {
  const at = (wide?: boolean) =>
    listOptions({ ...query, search: 'a', ...(wide !== undefined && { wide }) }, page).filter;
  expect(at()).toContain('contactName');
  expect(at(true)).toBe(at());
  expect(at(false)).not.toContain('contactName');
});

test('a filter is part of the list and of its counts', () => {
  const filter = 'title-has-printer*status-is-2';
  const conditions =
    "status eq 'Active' and title contains 'printer' and ticketStatusName oneOf (2)";
  expect(listOptions({ ...query, filter }, page).filter).toBe(conditions);
  expect(countOptions({ ...query, filter }).filter).toBe(conditions);
  expect(listOptions({ ...query, filter, search: '48', wide: false }, page).filter).toBe(
    `ticketId eq 48 or (${conditions} and (ticketId eq 48 or title contains '48'))`,
  );
});
