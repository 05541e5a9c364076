import { text } from './first.js';

/** How a deadline stands. */
export type DeadlineState = 'none' | 'calm' | 'soon' | 'late';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Milliseconds before a deadline in which it is soon. */
export const soon = 4 * hour;

/** Earlier years are how the WebAPI writes that there is no date. */
const firstDate = Date.UTC(1753, 0, 1);

/** Milliseconds since 1970 of a date as the WebAPI writes it; `undefined` when it is not one. */
export function instant(value: unknown): number | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const parsed = Date.parse(value);
  return Number.isNaN(parsed) || parsed < firstDate ? undefined : parsed;
}

/** A length of time in its largest sensible unit. */
export function distance(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < minute) return text.time.minutes(1);
  if (length < hour) return text.time.minutes(Math.floor(length / minute));
  if (length < 2 * day) return text.time.hours(Math.floor(length / hour));
  return text.time.days(Math.floor(length / day));
}

/** For example `5 min ago` or `in 2 h`. */
export function relative(at: number, now: number): string {
  const difference = at - now;
  if (Math.abs(difference) < minute) return text.time.now;
  const length = distance(difference);
  return difference < 0 ? text.time.ago(length) : text.time.in(length);
}

/** A calendar's day, `2026-11-30`, in words. */
export function dayText(day: string): string {
  return formatter('date', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day));
}

/** The day of a moment in the reader's zone, as `<input type=date>` wants it. */
export function toDay(at: number): string {
  return toInput(new Date(at).toISOString()).slice(0, 10);
}

/** Date and time in the reader's own zone. */
export function absolute(at: number): string {
  return formatter('moment', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** The time alone of a moment of today, and its date as well of another one. */
export function timeOf(at: number, now: number): string {
  return isSameDay(at, now) ? formatter('time', { timeStyle: 'short' }).format(at) : absolute(at);
}

/** Of each kind and language; to make one takes as long as hundreds of dates. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${kind} ${text.locale}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(text.locale, options);
  formatters.set(key, made);
  return made;
}

/** A day in the reader's own zone, with its year where that is not this one. */
export function dayOf(at: number): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const sameYear = new Date(at).getFullYear() === new Date().getFullYear();
  const shown = sameYear
    ? formatter('day', day)
    : formatter('day and year', { ...day, year: 'numeric' });
  return shown.format(at);
}

/** True for two moments of one day in the reader's zone. */
export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** How a deadline stands, and how to say it. */
export function deadline(value: unknown, now: number): { state: DeadlineState; label: string } {
  const at = instant(value);
  if (at === undefined) return { state: 'none', label: text.time.none };
  const left = at - now;
  if (left < 0) return { state: 'late', label: text.time.overdue(distance(left)) };
  return { state: left < soon ? 'soon' : 'calm', label: text.time.left(distance(left)) };
}

/** A date of the WebAPI as `<input type=datetime-local>` wants it, in the reader's zone. */
export function toInput(value: unknown): string {
  const at = instant(value);
  if (at === undefined) return '';
  const date = new Date(at);
  const pad = (number: number, length = 2): string => String(number).padStart(length, '0');
  const days = [pad(date.getFullYear(), 4), pad(date.getMonth() + 1), pad(date.getDate())];
  return `${days.join('-')}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/**
 * What was typed into `<input type=datetime-local>`, as the WebAPI reads it (UTC). The text as read
 * is kept, to the digit, when the minute is still the same.
 */
export function fromInput(input: string, before: unknown): string | null {
  if (input === '') return null;
  if (typeof before === 'string' && toInput(before) === input) return before;
  const at = Date.parse(input);
  return Number.isNaN(at) ? null : toWire(at);
}

/** A moment as the WebAPI reads it, in UTC and to the second. */
export function toWire(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
