import { expect, test } from '@jest/globals';
import { dueOf, type DueTicket } from '../../../web/table/due.js';

const now = Date.parse('2026-11-30T12:00:00Z');
const hours = (count: number): string => new Date(now + count * 3_600_000).toISOString();

const due = (ticket: DueTicket) => dueOf({ BaseStatus: 'Active', ...ticket }, now);

test('tells how much of the time until the deadline has passed, and what comes next', () => {
  expect(
    due({ CreatedAt: hours(-6), Deadline: hours(2), AlertTimeout: hours(1), AlertLevel: 1 }),
  ).toEqual({
    state: 'soon',
    label: '2 h left',
    at: now + 7_200_000,
    passed: 75,
    escalation: { step: 2, at: now + 3_600_000, share: 87.5 },
  });
});

test('is full once the deadline has passed', () => {
  expect(due({ CreatedAt: hours(-6), Deadline: hours(-1) })).toMatchObject({
    state: 'late',
    label: '1 h late',
    passed: 100,
  });
});

test('a ticket begins at step 0, and an escalation beyond the deadline has no place in the bar', () => {
  const { escalation } = due({ CreatedAt: hours(-1), Deadline: hours(1), AlertTimeout: hours(2) })!;
  expect(escalation).toEqual({ step: 1, at: now + 7_200_000, share: undefined });
});

test.each<[string, DueTicket]>([
  ['no beginning', { Deadline: hours(2) }],
  ['a beginning after the deadline', { CreatedAt: hours(3), Deadline: hours(2) }],
  ['a beginning that is no date', { CreatedAt: '0001-01-01T00:00:00', Deadline: hours(2) }],
])('there is no bar with %s', (_, ticket) => {
  expect(due(ticket)).toMatchObject({ state: 'soon', passed: undefined });
});

test('without a deadline the escalation is told alone', () => {
  expect(due({ CreatedAt: hours(-1), AlertTimeout: hours(2) })).toMatchObject({
    state: 'none',
    at: undefined,
    passed: undefined,
    escalation: { step: 1, share: undefined },
  });
});

test.each<[string, DueTicket]>([
  ['is closed', { BaseStatus: 'Closed', Deadline: hours(2) }],
  ['is postponed', { BaseStatus: 'Postponed', Deadline: hours(2) }],
  ['has neither', { BaseStatus: 'Active', CreatedAt: hours(-1) }],
])('nothing of a ticket that %s', (_, ticket) => {
  expect(dueOf(ticket, now)).toBeUndefined();
});
