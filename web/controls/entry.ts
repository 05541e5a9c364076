import type { Refusal } from '../table/refusals.js';
import { text } from '../text/index.js';
import { fromInput } from '../text/time.js';

/** What a field holds: a value, or something that is none. */
export type Entry =
  { readonly value: unknown; readonly refusal?: undefined } | { readonly refusal: Refusal };

/** What a browser tells of an input. */
export interface Typing {
  readonly value: string;
  readonly validity: { readonly badInput: boolean };
  /** What was typed, where `value` cannot say. */
  readonly typed?: string;
  /** What to say of half a date that is shown as a text. */
  readonly half?: string;
}

/** Years that are dates to the WebAPI; it reads an earlier one as no date. */
export const firstYear = 1753;
export const lastYear = 9999;

const smallest = -(2 ** 31);
const largest = 2 ** 31 - 1;

/** A whole number in a text, as far as the WebAPI can hold it. */
export function readNumber(typed: string): Entry {
  if (!/^\s*[+-]?\d+\s*$/.test(typed)) return refuse(text.field.wholeNumber, typed);
  const value = Number(typed);
  if (value < smallest || value > largest) return refuse(text.field.numberRange, typed);
  return { value };
}

/** A moment in an `<input type=datetime-local>`; the text as read stays for the same minute. */
export function readMoment(input: Typing, before: unknown): Entry {
  return readDate(input) ?? { value: fromInput(input.value, before) };
}

/** Why a date, a time or both are none; `undefined` where nothing is wrong. */
export function readDate(typing: Typing): { readonly refusal: Refusal } | undefined {
  const { value, validity, typed = '', half = text.field.halfDate } = typing;
  if (validity.badInput) return { refusal: { message: half, typed, half: true } };
  const year = /^(\d{4,})-/.exec(value)?.[1];
  if (year === undefined || (Number(year) >= firstYear && Number(year) <= lastYear))
    return undefined;
  return refuse(text.field.year, value);
}

/** A date, a time or both as a person writes them, as an input holds them; `undefined` for none. */
export function wholeMoment(
  typed: string,
  clock: 'date' | 'datetime-local' | 'time',
): string | undefined {
  const day = /^(\d{4,6})-(\d{1,2})-(\d{1,2})$/;
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
  const [first = '', second = '', ...rest] = typed.trim().split(/[\sT]+/);
  const [date, hours] = clock === 'time' ? ['', first] : [first, second];
  const extra = rest.length > 0 || (clock !== 'datetime-local' && second !== '');
  const dated = clock === 'time' ? '' : wholeDay(day.exec(date));
  const timed = clock === 'date' ? '' : wholeTime(time.exec(hours));
  if (extra || dated === undefined || timed === undefined) return undefined;
  return [dated, timed].filter(Boolean).join('T');
}

function wholeDay(match: RegExpExecArray | null): string | undefined {
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  return `${match[1]!}-${twoDigits(month)}-${twoDigits(day)}`;
}

function wholeTime(match: RegExpExecArray | null): string | undefined {
  if (!match) return undefined;
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  if (hours! > 23 || minutes! > 59 || seconds! > 59) return undefined;
  const parts = match[3] === undefined ? [hours!, minutes!] : [hours!, minutes!, seconds!];
  return parts.map(twoDigits).join(':');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function refuse(message: string, typed: string): { readonly refusal: Refusal } {
  return { refusal: { message, typed } };
}
