import { expect, test } from '@jest/globals';
import {
  conditionText,
  listsOfFilter,
  offeredFields,
  operatorsOf,
  valueHint,
} from '../../../web/table/filter-words.js';
import { filterField, filterProperties, parseFilter } from '../../../web/table/filters.js';

const field = (ExtraInfo: string, Name: string, Type: string) => ({ Id: 1, Name, Type, ExtraInfo });
const lists: Record<string, { Id: number; Name: string }[]> = {
  customfield: [
    field('SuperOffice:1', 'Serial number', 'ShortText'),
    field('x_floor', 'Floor', 'Integer'),
    field('x_site', 'On site', 'Checkbox'),
    field('x_until', 'Warranty until', 'Date'),
    field('x_cost', 'Cost', 'Decimal'),
    field('x_kind', 'Kind', 'MdoList'),
    field('x-y*z', 'No address has it', 'ShortText'),
    field('x_odd', 'Of no kind', 'constructor'),
  ],
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
  ['SuperOffice:1-has-FJ', 'Serial number contains “FJ”'],
  ['x_site-yes', 'On site: yes'],
  ['x_gone-equals-3', 'x_gone is “3”'],
  ['x_until-onDay-20311224', 'Warranty until on Dec 24, 2031'],
  ['x_until-beforeDay-20311224', 'Warranty until before Dec 24, 2031'],
  ['x_cost-more-9.5', 'Cost more than 9.5'],
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

test('custom fields are offered as far as the server can compare them', () => {
  const peek = (name: string) => lists[name];
  const offered = offeredFields(peek);
  expect(offered.map(({ name }) => name)).toEqual([
    ...['SuperOffice:1', 'x_floor', 'x_site', 'x_until', 'x_cost', 'x_kind'],
  ]);
  expect(offered.map((each) => operatorsOf(each, peek)[0])).toEqual([
    ...['has', 'equals', 'yes', 'onDay', 'equals', 'equals'],
  ]);
  expect(offered.map((each) => valueHint(each, peek) !== undefined)).toEqual([
    ...[false, false, false, false, false, true],
  ]);
  // Always the same one, so that a choice stays chosen.
  expect(filterField('x_floor')).toBe(offered[1]);
  expect(listsOfFilter([{ property: offered[0]! }])).toEqual(['customfield']);
});
