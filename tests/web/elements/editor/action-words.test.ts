import { expect, test } from '@jest/globals';
import { mergeWords, typedWords } from '../../../../web/elements/editor/action-words.js';
import { obstacleWords } from '../../../../web/elements/shared/obstacle-words.js';
import { Session } from '../../../../web/draft/session.js';
import { rowNamed } from '../../../../web/table/properties.js';
import { ticketDraft } from '../../draft/drafts.js';
import { refusal } from '../../draft/world.js';

const ticket = (TicketId: number, Title: string, messages: number, person?: [number, string]) =>
  ticketDraft({
    TicketId,
    Title,
    Messages: Array.from({ length: messages }, (_each, at) => ({ TicketMessageId: at + 1 })),
    Person: person && { PersonId: person[0], FullName: person[1] },
  });

test('a merge is told before it is made: what moves, what stays, what goes along', () => {
  const pair = { from: ticket(7, 'Printer', 2), into: ticket(8, 'Scanner', 1) };
  expect(mergeWords(pair, '1 change')).toEqual([
    '2 messages move from #7 “Printer” to #8 “Scanner”.',
    '#8 then has 3 messages; its own properties stay as they are.',
    '#7 becomes “Merged”: it goes from every list, and its properties are not taken over.',
    'What you have typed here and not saved (1 change) goes along to #8, still unsaved.',
    'This cannot be taken back.',
  ]);
});

test('tickets of different people are pointed out, those of one person are not', () => {
  const [ann, bob] = [[1, 'Ann'] as [number, string], [2, 'Bob'] as [number, string]];
  const said = (to: [number, string]) =>
    mergeWords({ from: ticket(7, '', 1, ann), into: ticket(8, 'B', 0, to) }, '').join(' ');
  expect(said(bob)).toContain('different people: Ann and Bob');
  expect(said(ann)).not.toContain('different people');
  expect(said(ann)).toContain('1 message moves from #7 “empty” to #8');
});

test('what stands in the way is said in words', () => {
  const others = [{ op: 'replace', path: '/Title', value: '' }] as const;
  expect(obstacleWords({ kind: 'changed', ticketId: 7, others, messages: 1 })).toMatch(
    /changed #7 meanwhile \(Subject, 1 new message\)\. Nothing was done/,
  );
  expect(obstacleWords({ kind: 'changed', ticketId: 7, others: [], messages: 0 })).toMatch(
    /changed #7 meanwhile\. Nothing was done/,
  );
  expect(obstacleWords({ kind: 'ended', ticketId: 7, why: 'merged' })).toMatch(/merged .* already/);
  expect(obstacleWords({ kind: 'busy', ticketId: 7 })).toMatch(/on its way to #7/);
  expect(obstacleWords({ kind: 'offline' })).toMatch(/needs the connection.*Nothing was done/);
  expect(obstacleWords({ kind: 'unknown' })).toMatch(/whether it was done is not known/);
  expect(obstacleWords({ kind: 'failed', cause: refusal(409) })).toMatch(/Somebody else/);
});

test('what was typed is counted, values that are not complete as well', () => {
  const session = new Session(7, ticket(7, 'Printer', 0));
  expect(typedWords(session, false)).toBe('');
  session.edit(rowNamed('title')!, 'Other');
  expect(typedWords(session, false)).toBe('1 change');
  session.refuse('/Deadline', { message: 'No date', typed: '05' });
  expect(typedWords(session, true)).toBe('2 changes, a message');
});
