import type { TicketEntity } from '../../wasm/js/index.js';

/** Where a ticket's time goes, in the order in which it is shown. */
export const counters = ['queue', 'internal', 'external'] as const;

export type Counter = (typeof counters)[number];

/** By which clock time is counted: in the priority's working hours, or round the clock. */
export const clocks = ['office', 'elapsed'] as const;

export type CountingClock = (typeof clocks)[number];

/** Seconds by each clock. */
export type Figures = Readonly<Record<CountingClock, number>>;

/** The properties of a ticket that a timeline is made of. */
export type TimelineTicket = Partial<
  Pick<
    TicketEntity,
    | 'TimeSpentQueue'
    | 'TimeSpentInternally'
    | 'TimeSpentExternally'
    | 'RealTimeSpentQueue'
    | 'RealTimeSpentInternally'
    | 'RealTimeSpentExternally'
    | 'TimeToReply'
    | 'RealTimeToReply'
    | 'TimeToClose'
    | 'RealTimeToClose'
    | 'Sentiment'
    | 'SentimentConfidence'
  >
>;

/** How the customer sounds, from the worst on. */
export const moods = ['angry', 'unhappy', 'neutral', 'content', 'delighted'] as const;

export interface Mood {
  readonly name: (typeof moods)[number];
  /** In percent; 0 where it is not told. */
  readonly certainty: number;
}

/** What a ticket's figures say of its time. */
export interface Timeline {
  /** In statuses of each kind, without the time in the status that it has now. */
  readonly spent: Readonly<Record<Counter, Figures>>;
  readonly sum: Figures;
  /** Until the first reply, and until it was closed; undefined where that has not been, or is not told. */
  readonly reply: Figures | undefined;
  readonly close: Figures | undefined;
  readonly mood: Mood | undefined;
}

const minute = 60;

/** Figures that are none count as 0. */
export function timelineOf(ticket: TimelineTicket): Timeline {
  const spent = {
    queue: figures(ticket.TimeSpentQueue, ticket.RealTimeSpentQueue),
    internal: figures(ticket.TimeSpentInternally, ticket.RealTimeSpentInternally),
    external: figures(ticket.TimeSpentExternally, ticket.RealTimeSpentExternally),
  };
  const sum = (clock: CountingClock): number =>
    counters.reduce((total, name) => total + spent[name][clock], 0);
  return {
    spent,
    sum: { office: sum('office'), elapsed: sum('elapsed') },
    reply: until(ticket.TimeToReply, ticket.RealTimeToReply),
    close: until(ticket.TimeToClose, ticket.RealTimeToClose),
    mood: moodOf(ticket),
  };
}

/** True where there is nothing to show. */
export function isEmpty({ sum, reply, close, mood }: Timeline): boolean {
  return sum.office + sum.elapsed === 0 && [reply, close, mood].every((each) => !each);
}

/** A part of a bar: where it begins and how long it is, in percent of the whole. */
export interface Segment {
  readonly name: Counter;
  readonly x: number;
  readonly width: number;
}

/** The parts of the bar of one clock, in proportion to their figures; those of no time are left out. */
export function segmentsOf({ spent, sum }: Timeline, clock: CountingClock): Segment[] {
  const total = sum[clock];
  let before = 0;
  return counters.flatMap((name) => {
    const seconds = spent[name][clock];
    if (seconds === 0) return [];
    const segment = { name, x: (100 * before) / total, width: (100 * seconds) / total };
    before += seconds;
    return [segment];
  });
}

function figures(office: unknown, elapsed: unknown): Figures {
  return { office: count(office), elapsed: count(elapsed) };
}

/** Of times that the WebAPI has in minutes. */
function until(office: unknown, elapsed: unknown): Figures | undefined {
  const found = { office: minute * count(office), elapsed: minute * count(elapsed) };
  return found.office + found.elapsed === 0 ? undefined : found;
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

/** Neither a mood nor a certainty: nobody has looked. Moods beyond their range do occur. */
function moodOf({ Sentiment, SentimentConfidence }: TimelineTicket): Mood | undefined {
  const mood = typeof Sentiment === 'number' && Number.isFinite(Sentiment) ? Sentiment : 0;
  const certainty = Math.min(100, count(SentimentConfidence));
  if (mood === 0 && certainty === 0) return undefined;
  const bounds = [-60, -20, 20, 60];
  const at = bounds.findIndex((bound) => (bound < 0 ? mood <= bound : mood < bound));
  return { name: moods[at < 0 ? moods.length - 1 : at]!, certainty };
}
