import { describe, expect, test } from '@jest/globals';
import type { SaveReport } from '../../../../web/draft/editing.js';
import { saveWords } from '../../../../web/elements/editor/words.js';
import { propertyWords } from '../../../../web/elements/shared/obstacle-words.js';

const priorities = [
  { Id: 2, Name: 'Medium' },
  { Id: 3, Name: 'High' },
];
const peek = (name: string) => (name === 'ticketpriority' ? (priorities as never) : undefined);
const priority = { pointer: '/Priority/TicketPriorityId', before: 2, after: 3 };

test('operations are named by their properties, once each', () => {
  const paths = ['/OwnedBy/AssociateId', '/ownedby/associateid', '/Title'].map((path) => ({
    path,
  }));
  expect(propertyWords(paths)).toBe('Owner, Subject');
});

describe('a report in words', () => {
  const saved: SaveReport = {
    ...{ kind: 'saved', ticketId: 7, entryId: 'e', saveId: 's', body: '[]' },
    ...{ changes: [priority], others: [], milliseconds: 12, notified: 'no' },
  };

  test('names the change and the time', () => {
    expect(saveWords(saved, peek)).toBe('Saved in 12 ms: Priority: Medium → High.');
  });

  test('names what others changed, and whether a mail went out', () => {
    const others = [{ op: 'replace', path: '/Title', value: 'x' }] as const;
    expect(saveWords({ ...saved, others, notified: 'yes' }, peek)).toBe(
      'Saved in 12 ms: Priority: Medium → High. ' +
        'Somebody else changed Subject meanwhile; both are kept. The owner gets a mail.',
    );
    expect(saveWords({ ...saved, notified: 'unknown' }, peek)).toMatch(/is not known\.$/);
  });

  test('tells that the ticket was closed meanwhile', () => {
    expect(saveWords({ ...saved, closed: 'merged' }, peek)).toMatch(
      /Somebody else merged this ticket\.$/,
    );
  });

  test.each([
    ['undone', 'Undone: Priority: Medium → High'],
    ['redone', 'Done again: Priority: Medium → High'],
  ] as const)('%s', (kind, words) => {
    const report = { kind, ticketId: 7, entryId: 'e', saveId: 's', changes: [priority] };
    expect(saveWords(report, peek)).toBe(words);
  });
});
