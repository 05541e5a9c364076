import { describe, expect, test } from '@jest/globals';
import type { MDOListItem } from '../../../wasm/js/index.js';
import { matching, toOptions, toTree } from '../../../web/table/options.js';

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

  test('a deleted item is not offered, and its children move to the top', () => {
    const items = [
      item(1, 'Hardware', { Deleted: true, ExtraInfo: 'parentId=0' }),
      item(2, 'Hardware/Printers', { ExtraInfo: 'parentId=1' }),
      item(3, 'Software'),
      item(4, 'Software/Old', { Deleted: true, ExtraInfo: 'parentId=3' }),
    ];
    expect(toTree(items).map(({ id, depth }) => [id, depth])).toEqual([
      [2, 0],
      [3, 0],
    ]);
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

test('an item is placed once, whatever it says of its parent', () => {
  const none = item(0, 'None', { ExtraInfo: 'parentId=0' });
  const twice = [item(4, 'Twice'), item(4, 'Twice')];
  const own = item(5, 'Own', { ExtraInfo: 'parentId=5' });
  expect(toTree([none, ...twice, own]).map(({ id, depth }) => [id, depth])).toEqual([
    [0, 0],
    [4, 1],
    [5, 1],
  ]);
});

test('a name at the top stays as it is, whatever it begins with', () => {
  expect(toTree([item(1, '- Hard')])[0]?.label).toBe('- Hard');
});

test('an option says its name, or its number where it has none, and its words', () => {
  const bare = { Id: 4 } as MDOListItem;
  expect(toOptions([item(3, 'Low', { ToolTip: 'Slow' }), bare])).toEqual([
    { id: 3, label: 'Low', path: 'Low', detail: 'Slow', depth: 0 },
    { id: 4, label: '4', path: '4', detail: '', depth: 0 },
  ]);
  expect(toTree([item(3, 'Low', { ToolTip: 'Slow' }), bare])).toEqual(
    toOptions([item(3, 'Low', { ToolTip: 'Slow' }), bare]),
  );
});

describe('the name of a child', () => {
  const labelOf = (name: string, more: Partial<MDOListItem> = {}): unknown => {
    const child = item(2, name, { ExtraInfo: 'x=1&parentId=1', ...more });
    const { label, path } = toTree([item(1, 'Hard'), child])[1]!;
    return [label, path];
  };

  test.each([
    ['Hard/Ware', ['Ware', 'Hard/Ware']],
    ['Hard > Ware', ['Ware', 'Hard > Ware']],
    ['Hard - Ware', ['Ware', 'Hard - Ware']],
    ['Hard\\Ware/Old', ['Ware/Old', 'Hard\\Ware/Old']],
    ['Ware', ['Ware', 'Ware']],
    ['Hard', ['Hard', 'Hard']],
  ])('%s', (name, expected) => {
    expect(labelOf(name)).toEqual(expected);
  });

  test('is that with its parents, where the list has it', () => {
    expect(labelOf('Ware', { FullName: 'Hard/Ware' })).toEqual(['Ware', 'Hard/Ware']);
    expect(labelOf('Ware', { FullName: '' })).toEqual(['Ware', 'Ware']);
  });
});

test.each([
  ['parentId=1', 1],
  ['a=b&PARENTID=1', 1],
  ['grandparentId=1', 0],
  ['parentId=', 0],
  [undefined, 0],
])('the parent in %p lies %d above', (ExtraInfo, depth) => {
  const child = { ...item(2, 'Ware'), ExtraInfo } as MDOListItem;
  expect(toTree([item(1, 'Hard'), child])[1]?.depth).toBe(depth);
});

test('words are looked for in the details as well, all of them, whatever the blanks', () => {
  const options = toOptions([item(1, 'Low', { ToolTip: 'Slow' }), item(2, 'High')]);
  const found = (query: string): number[] => matching(options, query).map(({ id }) => id);
  expect(found('slow')).toEqual([1]);
  expect(found('  low  SLOW ')).toEqual([1]);
  expect(found('low high')).toEqual([]);
  expect(found(' \t')).toEqual([1, 2]);
});
