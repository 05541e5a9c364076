import { expect, test } from '@jest/globals';
import {
  clocks,
  counters,
  isEmpty,
  segmentsOf,
  timelineOf,
  type TimelineTicket,
} from '../../../web/table/timeline.js';

/** A generator of numbers that gives the same ones each time (Park and Miller). */
function numbers(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % (most + 1);
  };
}

/** Figures as a server may have them: often nothing, sometimes as much as an int32 holds. */
function someTicket(seed: number): Record<keyof TimelineTicket, number> {
  const next = numbers(seed);
  const figure = (): number => [0, next(59), next(90_000), next(2_147_483_647)][next(3)]!;
  return {
    TimeSpentQueue: figure(),
    TimeSpentInternally: figure(),
    TimeSpentExternally: figure(),
    RealTimeSpentQueue: figure(),
    RealTimeSpentInternally: figure(),
    RealTimeSpentExternally: figure(),
    TimeToReply: figure(),
    RealTimeToReply: figure(),
    TimeToClose: figure(),
    RealTimeToClose: figure(),
    Sentiment: next(200) - 100,
    SentimentConfidence: next(100),
  };
}

test('sums and bars are those of the ticket’s figures, whatever these are', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const ticket = someTicket(seed);
    const timeline = timelineOf(ticket);
    const figures = {
      office: [ticket.TimeSpentQueue, ticket.TimeSpentInternally, ticket.TimeSpentExternally],
      elapsed: [
        ticket.RealTimeSpentQueue,
        ticket.RealTimeSpentInternally,
        ticket.RealTimeSpentExternally,
      ],
    };
    for (const clock of clocks) {
      const sum = figures[clock].reduce((a, b) => a + b, 0);
      expect(timeline.sum[clock]).toBe(sum);
      expect(counters.map((name) => timeline.spent[name][clock])).toEqual(figures[clock]);
      const segments = segmentsOf(timeline, clock);
      expect(segments).toHaveLength(figures[clock].filter((figure) => figure > 0).length);
      let end = 0;
      for (const { name, x, width } of segments) {
        expect(x).toBeCloseTo(end, 8);
        expect((width * sum) / 100).toBeCloseTo(timeline.spent[name][clock], 3);
        end = x + width;
      }
      expect(end).toBeCloseTo(sum > 0 ? 100 : 0, 8);
    }
    const reply = ticket.TimeToReply + ticket.RealTimeToReply;
    expect(timeline.reply?.office ?? 0).toBe(60 * (reply > 0 ? ticket.TimeToReply : 0));
    expect(timeline.reply?.elapsed ?? 0).toBe(60 * (reply > 0 ? ticket.RealTimeToReply : 0));
    expect(timeline.close?.elapsed ?? 0).toBe(60 * ticket.RealTimeToClose);
  }
});

test('a ticket without figures has nothing to show', () => {
  expect(isEmpty(timelineOf({}))).toBe(true);
  expect(isEmpty(timelineOf({ TimeToReply: 1 }))).toBe(false);
  expect(isEmpty(timelineOf({ RealTimeSpentQueue: 1 }))).toBe(false);
  expect(isEmpty(timelineOf({ Sentiment: 1 }))).toBe(false);
});

test.each([NaN, Infinity, -5, '7', null, undefined, {}])('%p is no figure', (value) => {
  const ticket = { TimeSpentQueue: value, TimeToClose: value } as TimelineTicket;
  expect(isEmpty(timelineOf(ticket))).toBe(true);
});

test.each([
  [-1_000, 'angry'],
  [-100, 'angry'],
  [-60, 'angry'],
  [-59, 'unhappy'],
  [-20, 'unhappy'],
  [-19, 'neutral'],
  [0, 'neutral'],
  [19, 'neutral'],
  [20, 'content'],
  [59, 'content'],
  [60, 'delighted'],
  [720, 'delighted'],
])('a mood of %i is %s', (Sentiment, name) => {
  const { mood } = timelineOf({ Sentiment, SentimentConfidence: 81 });
  expect(mood).toEqual({ name, certainty: 81 });
});

test('of a mood nobody has looked at, nothing is told', () => {
  expect(timelineOf({ Sentiment: 0, SentimentConfidence: 0 }).mood).toBeUndefined();
  expect(timelineOf({ Sentiment: 5, SentimentConfidence: 300 }).mood?.certainty).toBe(100);
});
