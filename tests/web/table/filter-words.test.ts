import { expect, test } from '@jest/globals';
import { conditionText, listsOfFilter } from '../../../web/table/filter-words.js';
import { filterProperties, parseFilter } from '../../../web/table/filters.js';

const lists: Record<string, { Id: number; Name: string }[]> = {
  ticketstatus: [
    { Id: 1, Name: 'Open' },
    { Id: 2, Name: '<b>Closed</b>' },
  ],
};
const words = (written: string): string =>
  conditionText(parseFilter(written)[0]!, (name) => lists[name]);

test.each([
  ['status-is-1.2', 'Status: Open, <b>Closed</b>'],
  ['status-isNot-1', 'Status not: Open'],
  ['status-is-9', 'Status: #9'],
  ['owner-empty', 'Owner empty'],
  ['title-has-printer', 'Subject contains “printer”'],
  ['company-equals-Berg AS', 'Company is “Berg AS”'],
  ['messages-has-jam', 'Message texts contains “jam”'],
  ['deadline-next-1', 'Deadline in the next 1 day'],
  ['createdAt-last-30', 'Created at in the last 30 days'],
])('%s', (written, said) => {
  expect(words(written)).toBe(said);
});

test('a moment is said in the reader’s zone', () => {
  expect(words('deadline-before-20261201T080000Z')).toMatch(/^Deadline before .*2026/);
});

test('the lists of what is chosen are those of the ticket’s table, but for persons', () => {
  const all = filterProperties.map((property) => ({ property }));
  expect(listsOfFilter(all)).toEqual([
    ...['ticketstatus', 'associate', 'ejcategory', 'ticketpriority', 'tags', 'TicketType'],
  ]);
});
