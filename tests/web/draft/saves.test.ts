import { expect, jest, test } from '@jest/globals';
import { reversed, Saves, type KeptSave } from '../../../web/draft/saves.js';

const patch = {
  body: 'there',
  inverse: 'back',
  changes: [{ pointer: '/Title', before: 'a', after: 'b' }],
  asked: [{ pointer: '/Title', before: 'x', after: 'b' }],
};

function save(id: string, changed: Partial<KeptSave> = {}): KeptSave {
  const rest = { ticketId: 7, title: 'Printer', at: 5, patch, stamp: 's', undone: false };
  return { v: 1, id, ...rest, ...changed };
}

const never = () => Promise.resolve(undefined);
const ids = (saves: Saves): string[] => saves.list.map(({ id }) => id);

test('the newest comes first, in whatever order they were kept', () => {
  expect(ids(new Saves([save('2'), save('3'), save('1')], never))).toEqual(['3', '2', '1']);
});

test('the last 250 stay, and what is over is removed where it was kept', () => {
  const saves = new Saves([], never);
  const id = (n: number): string => String(n).padStart(3, '0');
  for (let n = 1; n <= 250; n++) {
    expect(saves.take(save(id(n)))).toEqual([{ key: `save/${id(n)}`, value: save(id(n)) }]);
  }
  expect(saves.take(save(id(251)))).toEqual([
    { key: 'save/251', value: save('251') },
    { key: 'save/001' },
  ]);
  expect(saves.list).toHaveLength(250);
  expect(saves.find('001')).toBeUndefined();
  expect(saves.find('002')).toEqual(save('002'));
});

test('those of one ticket begin with the oldest', () => {
  const saves = new Saves([save('2'), save('3', { ticketId: 8 }), save('1')], never);
  expect(saves.of(7).map(({ id }) => id)).toEqual(['1', '2']);
  expect(saves.of(9)).toEqual([]);
});

test('a save is undone once, and redone once', async () => {
  const undo = jest.fn((each: KeptSave) => Promise.resolve(`of ${each.id}`));
  const saves = new Saves([save('1'), save('2', { undone: true })], undo);
  expect(await saves.undo('1')).toBe('of 1');
  expect(await saves.undo('2')).toBeUndefined();
  expect(await saves.undo('3')).toBeUndefined();
  expect(await saves.redo('1')).toBeUndefined();
  expect(await saves.redo('2')).toBe('of 2');
  expect(await saves.redo('3')).toBeUndefined();
  expect(undo).toHaveBeenCalledTimes(2);
});

test('what another tab has kept comes to what was known', () => {
  const saves = new Saves([save('1'), save('2')], never);
  saves.reload([save('3'), { v: 1 }]);
  expect(ids(saves)).toEqual(['3', '2', '1']);
});

test.each([
  ['an older one', false, '2026-12-01T08:00:00Z'],
  ['a newer one', true, '2026-12-01T08:00:02Z'],
])('of what both know, %s of another tab is taken: %s', (_, taken, stamp) => {
  const saves = new Saves([save('1', { stamp: '2026-12-01T08:00:01Z' })], never);
  saves.reload([save('1', { stamp, undone: true })]);
  expect(saves.find('1')?.undone).toBe(taken);
});

test('the last 250 stay, also of what other tabs have kept', () => {
  const saves = new Saves([save('0')], never);
  saves.reload(Array.from({ length: 250 }, (_, n) => save(`1${n}`)));
  expect(ids(saves)).toHaveLength(250);
  expect(saves.find('0')).toBeUndefined();
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'save'],
  ['another version', { ...save('1'), v: 2 }],
  ['an id that is no text', { ...save('1'), id: 1 }],
  ['no title', { ...save('1'), title: undefined }],
  ['no stamp', { ...save('1'), stamp: null }],
  ['half a ticket', { ...save('1'), ticketId: 1.5 }],
  ['no time', { ...save('1'), at: Number.NaN }],
  ['no word of what became of it', { ...save('1'), undone: 0 }],
  ['no patch', { ...save('1'), patch: { ...patch, inverse: 1 } }],
])('%s is no save', (_, value) => {
  expect(new Saves([value], never).list).toEqual([]);
});

test('a patch is reversed by its inverse, each change by its other side', () => {
  expect(reversed(patch)).toEqual({
    body: 'back',
    inverse: 'there',
    changes: [{ pointer: '/Title', before: 'b', after: 'a' }],
    asked: [{ pointer: '/Title', before: 'b', after: 'x' }],
  });
  expect(reversed(reversed(patch))).toEqual(patch);
});
