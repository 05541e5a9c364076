import { expect, test } from '@jest/globals';
import { TicketwireError } from '../../../wasm/js/errors.js';
import type { RelatedTicket, RelateOptions, RelationResult } from '../../../wasm/js/index.js';
import { Relating, type RelatingClient } from '../../../web/draft/relating.js';
import { Relations } from '../../../web/draft/relations.js';
import { FakeClock, settle } from './world.js';

type Kept = Pick<
  RelatedTicket,
  'TicketRelationId' | 'TicketId' | 'Title' | 'RelationType' | 'RelationComment'
>;

const lost = new TicketwireError('No answer', { code: 'network' });
const refused = (RelationError: RelationResult['RelationError']): RelationResult => ({
  ...{ SourceTicketId: 7, IsValid: false, RelationError, ErrorMessage: 'No' },
});
const made = { SourceTicketId: 7, IsValid: true, RelationError: null, ErrorMessage: '' };
const kept = (id: number, other: number, type: Kept['RelationType'] = 'Related'): Kept => ({
  ...{ TicketRelationId: id, TicketId: other, Title: `T${other}` },
  ...{ RelationType: type, RelationComment: '' },
});

/** A server with the relations of #7, and what happens to the next calls. */
class Server {
  list: Kept[];
  readonly asked: string[] = [];
  /** What becomes of the next call of a kind: it fails before or after it was done. */
  next: Partial<Record<'read' | 'relate' | 'remove', 'before' | 'after' | 'never'>> = {};
  answer: RelationResult | undefined;
  #id = 100;

  constructor(...list: Kept[]) {
    this.list = list;
  }

  readonly client = {
    listRelations: () => this.#do('read', () => [...this.list]),
    relate: (_sources: number[], other: number, how: RelateOptions) =>
      this.#do('relate', () => {
        if (this.answer) return [this.answer];
        const { type = 'Related', comment = '' } = how;
        const row = kept((this.#id += 1), other, type);
        this.list.push({ ...row, RelationComment: comment });
        return [made];
      }),
    deleteRelation: (id: number) =>
      this.#do('remove', () => {
        this.list = this.list.filter((each) => each.TicketRelationId !== id);
      }),
  } as unknown as RelatingClient;

  #do<T>(kind: 'read' | 'relate' | 'remove', run: () => T): Promise<T> {
    this.asked.push(kind);
    const fate = this.next[kind];
    delete this.next[kind];
    if (fate === 'before') return Promise.reject(lost);
    const value = run();
    if (fate === 'never') return new Promise(() => undefined);
    return fate === 'after' ? Promise.reject(lost) : Promise.resolve(value);
  }
}

async function stand(...list: Kept[]) {
  const server = new Server(...list);
  const { client } = server;
  const clock = new FakeClock();
  const changed: number[] = [];
  const relations = new Relations(() => undefined);
  const update = (): void => undefined;
  const relating = new Relating(relations, { update, changed: (id) => changed.push(id) }, clock);
  await relations.read(client, 7, 'a');
  server.asked.length = 0;
  const choose = (ticketId: number, type: Kept['RelationType'] = 'Related', comment = '') =>
    relating.fill(7, { chosen: { ticketId, name: `#${ticketId}` }, type, comment });
  return { server, client, clock, relations, relating, state: relating.of(7), changed, choose };
}

test('a relation is added as the form says, and shown as the server has it', async () => {
  const { server, client, relations, relating, state, changed, choose } = await stand();
  relating.fill(7);
  expect(state.form).toEqual({ type: 'Related', comment: '' });
  expect(await relating.add(client, 7)).toBe(false);
  expect(server.asked).toEqual([]);
  choose(8, 'Parent', ' One outage ');
  expect(await relating.add(client, 7)).toBe(true);
  expect(server.list).toMatchObject([
    { TicketId: 8, RelationType: 'Parent', RelationComment: 'One outage' },
  ]);
  expect(relations.parentOf(7)).toMatchObject({ ticketId: 8, title: 'T8' });
  expect(relations.parentOf(8)).toBeUndefined();
  expect(state).toMatchObject({ form: undefined, done: { kind: 'added' }, working: false });
  expect(changed).toEqual([7]);
});

test('a form waits for its ticket to be open again', async () => {
  const { relating, choose } = await stand();
  choose(8, 'Child', 'half a sent');
  expect(relating.of(9).form).toBeUndefined();
  expect(relating.of(7).form).toMatchObject({ type: 'Child', comment: 'half a sent' });
  expect(relating.cancel(7)).toBe(true);
  expect(relating.of(7).form).toBeUndefined();
});

test.each([
  ['related in another way', [kept(1, 8, 'Child')], { kind: 'exists', ticketId: 8, type: 'Child' }],
  ['a second parent', [kept(1, 9, 'Parent')], { kind: 'parent', ticketId: 9 }],
] as const)(
  'what is seen to be in the way is not asked for: %s',
  async (_name, list, hindrance) => {
    const { server, client, relating, state, changed, choose } = await stand(...list);
    choose(8, 'Parent');
    expect(await relating.add(client, 7)).toBe(false);
    expect(state.hindrance).toEqual(hindrance);
    expect(state.form?.chosen?.ticketId).toBe(8);
    expect(server.asked).toEqual(['read']);
    expect(changed).toEqual([]);
    relating.fill(7, { type: 'Related' });
    expect(state.hindrance).toBeUndefined();
  },
);

test.each([
  ['Child', 'ParentExists', 'other-parent'],
  ['Parent', 'ParentExists', 'refused'],
  ['Related', 'RelationExists', 'exists'],
  ['Related', 'SameTicket', 'refused'],
  ['Parent', null, 'refused'],
] as const)('what the server refuses is told: %s, %s', async (type, error, kind) => {
  const { server, client, relating, state, choose } = await stand();
  server.answer = refused(error);
  choose(8, type);
  expect(await relating.add(client, 7)).toBe(false);
  expect(state.hindrance).toEqual({ kind, ticketId: 8 });
  expect(state.form).toBeDefined();
});

test('a parent that a colleague has given meanwhile is told by its number', async () => {
  const { server, client, relating, state, choose } = await stand();
  server.answer = refused('ParentExists');
  choose(8, 'Parent');
  const adding = relating.add(client, 7);
  server.list.push(kept(5, 9, 'Parent'));
  expect(await adding).toBe(false);
  expect(state.hindrance).toEqual({ kind: 'parent', ticketId: 9 });
});

test('an answer that is lost is looked up, whether it was done or not', async () => {
  const { server, client, relating, state, choose } = await stand();
  server.next = { relate: 'after' };
  choose(8);
  expect(await relating.add(client, 7)).toBe(true);
  server.next = { relate: 'before' };
  choose(9);
  expect(await relating.add(client, 7)).toBe(false);
  expect(state.hindrance).toEqual({ kind: 'offline' });
  expect(await relating.add(client, 7)).toBe(true);
  expect(server.list.map(({ TicketId }) => TicketId)).toEqual([8, 9]);
});

test('what could not be looked up is looked up by the next try, and not made twice', async () => {
  const { server, client, clock, relating, state, choose } = await stand();
  server.next = { relate: 'never' };
  choose(8);
  const adding = relating.add(client, 7);
  await settle();
  expect(state.working).toBe(true);
  expect(await relating.add(client, 7)).toBe(false);
  relating.fill(7, { comment: 'too late' });
  expect(relating.cancel(7)).toBe(false);
  server.next = { read: 'before' };
  await clock.pass(31_000);
  expect(await adding).toBe(false);
  expect(state.hindrance).toEqual({ kind: 'unknown' });
  expect(await relating.add(client, 7)).toBe(true);
  expect(server.list).toHaveLength(1);
  expect(server.list[0]!.RelationComment).toBe('');
  expect(server.asked.filter((kind) => kind === 'relate')).toHaveLength(1);
});

test('one is removed and brought back as it was', async () => {
  const { server, client, relations, relating, state, changed } = await stand(
    { ...kept(1, 8, 'Parent'), RelationComment: 'c' },
    kept(2, 9),
  );
  expect(await relating.undo(client, 7)).toBe(false);
  expect(await relating.remove(client, 7, relations.list![0]!)).toBe(true);
  expect(relations.list?.map(({ id }) => id)).toEqual([2]);
  expect(state.done).toMatchObject({ kind: 'removed', relation: { ticketId: 8 } });
  expect(await relating.undo(client, 7)).toBe(true);
  expect(state.done?.kind).toBe('back');
  expect(server.list.at(-1)).toMatchObject({
    ...{ TicketId: 8, RelationType: 'Parent', RelationComment: 'c' },
  });
  expect(changed).toEqual([7, 7]);
});

test('one that a colleague has changed or removed meanwhile is not removed', async () => {
  const { server, client, relations, relating, state } = await stand(kept(1, 8), kept(2, 9));
  const [first, second] = relations.list!;
  server.list = [{ ...kept(1, 8), RelationComment: 'mind this' }];
  expect(await relating.remove(client, 7, first!)).toBe(false);
  expect(state.hindrance).toEqual({ kind: 'differs', ticketId: 8 });
  expect(relations.list).toMatchObject([{ id: 1, comment: 'mind this' }]);
  expect(await relating.remove(client, 7, second!)).toBe(false);
  expect(state.hindrance).toEqual({ kind: 'gone', ticketId: 9 });
  expect(server.asked).not.toContain('remove');
  expect(await relating.remove(client, 7, relations.list![0]!)).toBe(true);
});

test('a removal whose answer is lost is looked up', async () => {
  const { server, client, relations, relating, state } = await stand(kept(1, 8));
  const [first] = relations.list!;
  server.next = { remove: 'before' };
  expect(await relating.remove(client, 7, first!)).toBe(false);
  expect(state.hindrance).toEqual({ kind: 'offline' });
  server.next = { remove: 'after' };
  expect(await relating.remove(client, 7, first!)).toBe(true);
  expect(server.list).toEqual([]);
});

test('what was read while another ticket is open is not shown there', async () => {
  const { server, client, relations, relating, choose } = await stand();
  choose(8);
  const adding = relating.add(client, 7);
  server.list = [];
  await relations.read(client, 9, 'a');
  expect(await adding).toBe(true);
  expect(relations.parentOf(7)).toBeUndefined();
  relations.take(7, [{ id: 1, ticketId: 8, title: '', type: 'Parent', status: '', comment: '' }]);
  expect(relations.parentOf(9)).toBeUndefined();
});
