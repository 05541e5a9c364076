import { expect, test } from '@jest/globals';
import { Drafts } from '../../../../web/elements/filter/drafts.js';
import { filterProperty } from '../../../../web/table/filters.js';

const property = (name: string) => filterProperty(name)!;

test('a condition counts once it is whole', () => {
  const drafts = new Drafts();
  const key = drafts.add();
  expect(drafts.list[0]).toMatchObject({ property: property('status'), operator: 'is' });
  expect(drafts.written).toBe('');
  drafts.setValue(key, [2]);
  expect(drafts.written).toBe('status-is-2');
  drafts.setValue(key, []);
  expect(drafts.written).toBe('');
});

test('another operator keeps a value that fits it, another property does not', () => {
  const drafts = new Drafts();
  drafts.reset('title-has-printer*deadline-last-7');
  const [title, deadline] = drafts.list.map(({ key }) => key) as [number, number];
  drafts.setOperator(title, 'equalsNot');
  drafts.setOperator(deadline, 'next');
  expect(drafts.written).toBe('title-equalsNot-printer*deadline-next-7');
  drafts.setOperator(deadline, 'before');
  expect(drafts.written).toBe('title-equalsNot-printer');
  drafts.setOperator(deadline, 'empty');
  drafts.setProperty(title, property('company'));
  expect(drafts.written).toBe('deadline-empty');
  drafts.remove(deadline);
  expect(drafts.list).toHaveLength(1);
});

test('what is no value does not count, until it is mended', () => {
  const drafts = new Drafts();
  drafts.reset('createdAt-last-7');
  const { key } = drafts.list[0]!;
  drafts.refuse(key, { message: 'Only a whole number fits here.', typed: 'x' });
  expect(drafts.written).toBe('');
  drafts.setValue(key, 8);
  expect(drafts.written).toBe('createdAt-last-8');
  drafts.setValue(key, 0);
  expect(drafts.written).toBe('');
});

test('a new condition is on a property that has none yet', () => {
  const drafts = new Drafts();
  drafts.reset('status-is-1');
  drafts.add();
  expect(drafts.list.map((each) => each.property.name)).toEqual(['status', 'owner']);
});

test('the same filter from elsewhere leaves what is half made; another one does not', () => {
  const drafts = new Drafts();
  drafts.reset('status-is-1');
  drafts.add();
  const before = drafts.list;
  drafts.take('status-is-1');
  expect(drafts.list).toBe(before);
  drafts.take('status-is-2');
  expect(drafts.list.map(({ value }) => value)).toEqual([[2]]);
});
