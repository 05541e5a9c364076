import { expect, test } from '@jest/globals';
import { TicketwireError } from '../../../wasm/js/errors.js';
import type { Client } from '../../../wasm/js/index.js';
import { Relations } from '../../../web/draft/relations.js';
import { settle } from './world.js';

const item = (TicketId: unknown, members: object = {}) => ({
  TicketRelationId: 4,
  TicketId,
  Title: 'Scanner',
  RelationType: 'Parent',
  TicketStatusDisplayValue: 'Open',
  RelationComment: 'Same fault',
  ...members,
});

function stand(...answers: (readonly object[] | Error)[]) {
  const asked: unknown[] = [];
  let updates = 0;
  const client = {
    listRelations: (ticketId: number) => {
      asked.push(ticketId);
      const answer = answers.shift() ?? [];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  } as unknown as Client;
  const relations = new Relations(() => (updates += 1));
  return { relations, client, asked, updates: () => updates };
}

test('are read once for each version of a ticket', async () => {
  const { relations, client, asked, updates } = stand([item(8)], []);
  await relations.read(client, 7, 'a');
  await relations.read(client, 7, 'a');
  expect(asked).toEqual([7]);
  expect(relations.list).toEqual([
    { id: 4, ticketId: 8, title: 'Scanner', type: 'Parent', status: 'Open', comment: 'Same fault' },
  ]);
  expect(updates()).toBe(1);
  const next = relations.read(client, 7, 'b');
  expect(relations.list).toHaveLength(1);
  await next;
  expect(relations.list).toEqual([]);
});

test('of another ticket are not those of the one before', async () => {
  const { relations, client } = stand([item(8)], [item(9)]);
  await relations.read(client, 7, 'a');
  const next = relations.read(client, 71, 'a');
  expect(relations.list).toBeUndefined();
  await next;
  expect(relations.list?.map(({ ticketId }) => ticketId)).toEqual([9]);
});

test('that come late are dropped', async () => {
  const { relations, client } = stand([item(8)], [item(9)]);
  const late = relations.read(client, 7, 'a');
  await Promise.all([late, relations.read(client, 8, 'a')]);
  expect(relations.list?.map(({ ticketId }) => ticketId)).toEqual([9]);
});

test('that are no tickets are left out, and what is missing is empty', async () => {
  const { relations, client } = stand([
    item('8'),
    item(0),
    item(9, {
      TicketRelationId: null,
      Title: null,
      RelationType: '',
      RelationComment: 5,
      TicketStatusDisplayValue: null,
    }),
  ]);
  await relations.read(client, 7, 'a');
  expect(relations.list).toEqual([
    { id: 0, ticketId: 9, title: '', type: 'Related', status: '', comment: '' },
  ]);
});

test('that could not be read are read again when somebody asks', async () => {
  const failure = new TicketwireError('No answer', { code: 'network' });
  const { relations, client } = stand(failure, [item(8)]);
  await relations.read(client, 7, 'a');
  expect(relations.failure).toBe(failure);
  await relations.read(client, 7, 'a');
  expect(relations.failure).toBe(failure);
  relations.again();
  await relations.read(client, 7, 'a');
  await settle();
  expect(relations.failure).toBeUndefined();
  expect(relations.list).toHaveLength(1);
});

test('tell the parent of the ticket that they are of, and of no other', async () => {
  const { relations, client } = stand([item(9, { RelationType: 'Child' }), item(8)], []);
  expect(relations.parentOf(7)).toBeUndefined();
  await relations.read(client, 7, 'a');
  expect(relations.parentOf(7)?.ticketId).toBe(8);
  expect(relations.parentOf(9)).toBeUndefined();
});
