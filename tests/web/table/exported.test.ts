import { expect, test } from '@jest/globals';
import { exportedHead, exportedNames, exportedRow } from '../../../web/table/exported.js';

const row = {
  ...{ PrimaryKey: 7, EntityName: 'ticket', ticketId: 7, title: 'Jam', contactName: 'Berg AS' },
  ...{ 'person/fullName': 'Ada', ticketStatusName: 'Open', priorityName: 'High' },
  ...{ 'ownedBy/fullName': '', categoryFullName: 'Print/Paper', tags: 'vip' },
  ...{ createdAt: '2026-11-30T08:00:00', lastChanged: '0001-01-01T00:00:00', deadline: null },
};

test('a line has a cell below each heading', () => {
  expect(exportedHead('')).toEqual([
    ...['Number', 'Subject', 'Company', 'Deadline', 'Contact person', 'Status', 'Priority'],
    ...['Owner', 'Category', 'Created at', 'Last changed'],
  ]);
  expect(exportedRow(row, '')).toEqual([
    ...[7, 'Jam', 'Berg AS', '', 'Ada', 'Open', 'High', '', 'Print/Paper'],
    ...['2026-11-30 08:00', ''],
  ]);
});

test('what the list shows besides stands behind, once', () => {
  expect(exportedHead('tags.owner').slice(-2)).toEqual(['Last changed', 'Tags']);
  expect(exportedRow(row, 'tags.owner').at(-1)).toBe('vip');
  expect(exportedNames('tags.owner')).toContain('tags');
  expect(exportedHead('tags.messages')).toHaveLength(exportedRow(row, 'tags.messages').length);
});
