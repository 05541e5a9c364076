import { describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../../wasm/js/errors.js';
import type { Client, ListOptions } from '../../../wasm/js/index.js';
import { findTargets, targetOptions } from '../../../web/table/targets.js';

const { signal } = new AbortController();
const rows = [
  { PrimaryKey: 12, ticketId: 12, title: 'No toner (48)' },
  {
    PrimaryKey: 48,
    ticketId: 48,
    title: 'Scanner',
    'person/fullName': 'Ann Berg',
    contactName: 'Berg AS',
    ticketStatusName: 'Open',
  },
];

function client(answer: (options: ListOptions) => object[]): Pick<Client, 'listTickets'> {
  return {
    listTickets: (options = {}) =>
      Promise.resolve().then(() => ({ rows: answer(options), more: false })) as never,
  };
}

describe('tickets to merge one into', () => {
  test('are alive and another one; without words those of the same person', () => {
    const { filter } = targetOptions({ ticketId: 7, personId: 3, words: ' ' });
    expect(filter).toContain('ticketId ne 7');
    expect(filter).toContain("status ne 'Deleted' and status ne 'Merged'");
    expect(filter).not.toContain("status ne 'Closed'");
    expect(filter).toMatch(/ and personId eq 3$/);
    expect(targetOptions({ ticketId: 7, personId: 0, words: '' }).filter).not.toContain('person');
    const searched = targetOptions({ ticketId: 7, personId: 3, words: 'scan' }).filter;
    expect(searched).toContain("title contains 'scan'");
    expect(searched).not.toContain('personId');
  });

  test('are named by number and subject, and the number that was typed comes first', async () => {
    const query = { ticketId: 7, personId: 0, words: '#48' };
    expect(
      await findTargets(
        client(() => rows),
        query,
        signal,
      ),
    ).toEqual([
      expect.objectContaining({
        id: 48,
        label: '#48 Scanner',
        detail: 'Ann Berg, Berg AS · Open',
      }),
      expect.objectContaining({ id: 12, label: '#12 No toner (48)', detail: '' }),
    ]);
  });

  test('are the twenty that were changed last, read with what they are named by', async () => {
    const columns = ['ticketId', 'title', 'ticketStatusName', 'person/fullName', 'contactName'];
    const asked: ListOptions[] = [];
    const query = { ticketId: 7, personId: 1, words: '' };
    const bare = { PrimaryKey: '9', title: 5, contactName: 'Berg AS' };
    const found = await findTargets(
      client((options) => {
        asked.push(options);
        return [bare];
      }),
      query,
      signal,
    );
    expect(asked).toEqual([
      { ...targetOptions(query), top: 20, select: columns, orderBy: 'lastChanged desc', signal },
    ]);
    expect(targetOptions(query).filter).toMatch(/ and personId eq 1$/);
    expect(found).toEqual([{ id: 9, label: '#9 ', path: '#9 ', detail: 'Berg AS', depth: 0 }]);
  });

  test.each([
    ['without words', 400, ' '],
    ['for another reason', 403, 'a'],
  ])('that were refused %s are not asked for again', async (_why, status, words) => {
    let asked = 0;
    const refusing = client(() => {
      asked += 1;
      throw new TicketwireError('No', { code: 'argument', status });
    });
    const query = { ticketId: 7, personId: 3, words };
    await expect(findTargets(refusing, query, signal)).rejects.toMatchObject({ status });
    expect(asked).toBe(1);
  });

  test('are searched by title alone where too many customers fit', async () => {
    const asked: string[] = [];
    const narrow = client(({ filter = '' }) => {
      asked.push(filter);
      if (filter.includes('contactName')) {
        throw new TicketwireError('Too many', { code: 'argument', status: 400 });
      }
      return rows;
    });
    const query = { ticketId: 7, personId: 3, words: 'a' };
    expect(await findTargets(narrow, query, signal)).toHaveLength(2);
    expect(asked).toHaveLength(2);
    const broken = client(() => {
      throw new TicketwireError('Gone', { code: 'network' });
    });
    await expect(findTargets(broken, query, signal)).rejects.toThrow('Gone');
  });
});
