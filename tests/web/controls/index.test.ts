import { expect, test } from '@jest/globals';
import { wholeLists } from '../../../web/controls/field.js';
import { controls } from '../../../web/controls/index.js';
import { rowsFor, shownRows } from '../../../web/table/properties.js';

test('every property that is shown has a control', () => {
  const rows = shownRows();
  expect(rows.length).toBeGreaterThan(40);
  for (const row of rows) expect([row.name, controls[row.control]]).not.toContain(undefined);
});

test('forms load the lists that they offer as a whole, and no others', () => {
  const names = ['title', 'status', 'category', 'owner', 'person', 'tags', 'basestatus'];
  expect(wholeLists(rowsFor([...names, 'customfields']))).toEqual([
    'ticketstatus',
    'ejcategory',
    'associate',
    'tags',
    'customfield',
  ]);
});
