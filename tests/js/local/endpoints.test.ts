import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  bodyOf,
  expectFailure,
  expectKept,
  rows,
  type Entity,
  type Row,
} from '../../server/support/vectors.js';
import { asServer, local } from './support.js';

const api = local();
const server = asServer(api);

beforeEach(() => api.reset());

async function readBack(row: Row, answer: Entity): Promise<void> {
  const key = row.carrier === 'TicketMessageEntity' ? 'EjMessageId' : 'TicketId';
  expectKept(
    row,
    await server.json<Entity>(row.readBack!.replace('{id}', JSON.stringify(answer[key]))),
  );
}

describe('each page of the documentation, byte for byte', () => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const before = row.unchanged && (await server.text(row.unchanged));
    const body = bodyOf(row);
    const answer = await server.fetch(row.target, {
      method: row.method,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json; charset=utf-8' },
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    expect(answer.status).toBe(row.expect.status);
    expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    if (row.expect.error) expectFailure(text, row.expect.error);
    if (row.unchanged) expect(await server.text(row.unchanged)).toBe(before);
    if (row.readBack) await readBack(row, JSON.parse(text) as Entity);
  });
});
