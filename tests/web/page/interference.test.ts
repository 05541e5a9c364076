import { describe, expect, test } from '@jest/globals';
import type { Change, MDOListItem } from '../../../wasm/js/index.js';
import { another, targetOf } from '../../../web/page/interference.js';

const edit = (pointer: string): Change => ({ pointer, before: 1, after: 2 });

describe('targetOf', () => {
  test('other: something that is not edited', () => {
    expect(targetOf('other', [])?.[0]).toBe('/Priority/TicketPriorityId');
    expect(targetOf('other', [edit('/Priority/TicketPriorityId')])?.[0]).toBe(
      '/Category/TicketCategoryId',
    );
  });

  test('same: something that is edited, if a colleague can change that', () => {
    expect(targetOf('same', [edit('/Deadline'), edit('/Title')])?.[0]).toBe('/Title');
    expect(targetOf('same', [edit('/Deadline')])).toBeUndefined();
    expect(targetOf('same', [])).toBeUndefined();
  });
});

test('another is neither taken, nor deleted, nor nothing', () => {
  const items: MDOListItem[] = [
    { Id: 0 },
    { Id: 1 },
    { Id: 2, Deleted: true },
    { Id: 3, ChildItems: [{ Id: 4 }] },
  ];
  expect(another(items, [1])).toBe(3);
  expect(another(items, [1, 3])).toBe(4);
  expect(another(items, [1, 3, 4])).toBeUndefined();
});
