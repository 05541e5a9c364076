import { describe, expect, test } from '@jest/globals';
import type { MDOListItem } from '../../wasm/js/index.js';
import { matching, toOptions, toTree } from '../../web/draft/options.js';

function item(Id: number, Name: string, more: Partial<MDOListItem> = {}): MDOListItem {
  return { Id, Name, ToolTip: '', Deleted: false, ExtraInfo: '', ...more };
}

const categories = [
  item(1, 'Hardware', { ExtraInfo: 'parentId=0&replyTemplateId=0' }),
  item(9, 'Software', { ExtraInfo: 'parentId=-1&replyTemplateId=0' }),
  item(2, 'Hardware/Printers', { ExtraInfo: 'parentId=1&replyTemplateId=0' }),
  item(3, 'Hardware/Printers/Toner', { ExtraInfo: 'parentId=2&replyTemplateId=0' }),
];

test('deleted items are not offered', () => {
  const items = [item(1, 'Low'), item(2, 'Old', { Deleted: true })];
  expect(toOptions(items).map(({ id }) => id)).toEqual([1]);
});

describe('toTree', () => {
  test('puts children below their parents, with short names and full paths', () => {
    expect(
      toTree(categories).map(({ id, label, path, depth }) => [id, label, path, depth]),
    ).toEqual([
      [1, 'Hardware', 'Hardware', 0],
      [2, 'Printers', 'Hardware/Printers', 1],
      [3, 'Toner', 'Hardware/Printers/Toner', 2],
      [9, 'Software', 'Software', 0],
    ]);
  });

  test('an item whose parent is not in the list is at the top', () => {
    expect(toTree([item(5, 'Orphan', { ExtraInfo: 'parentId=99' })])[0]?.depth).toBe(0);
  });

  test('its own parent is no parent', () => {
    expect(toTree([item(5, 'Loop', { ExtraInfo: 'parentId=5' })])).toHaveLength(1);
  });
});

test.each([
  ['', [1, 2, 3, 9]],
  ['print', [2, 3]],
  ['TONER hard', [3]],
  ['nothing', []],
])('matching %p', (query, ids) => {
  expect(matching(toTree(categories), query).map(({ id }) => id)).toEqual(ids);
});
