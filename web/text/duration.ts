import { text } from './index.js';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How a length of time is said. */
export interface DurationOptions {
  /** Hours become days; not of working time, whose days have no length of their own. */
  readonly days?: boolean;
  /** To the second; else its two largest units, with seconds only below a minute. */
  readonly exact?: boolean;
}

/** A length of time in seconds, for example `1 h 9 min`. */
export function duration(
  seconds: number,
  { days = false, exact = false }: DurationOptions = {},
): string {
  const whole = Math.max(0, Math.floor(seconds));
  const units = [
    { count: days ? Math.floor(whole / day) : 0, say: text.time.days },
    { count: Math.floor((days ? whole % day : whole) / hour), say: text.time.hours },
    { count: Math.floor((whole % hour) / minute), say: text.time.minutes },
    { count: exact || whole < minute ? whole % minute : 0, say: text.timeline.seconds },
  ];
  const first = units.findIndex(({ count }) => count > 0);
  if (first < 0) return text.time.minutes(0).replaceAll(' ', '\u00a0');
  const shown = exact ? units : units.slice(first, first + 2);
  // No line ends between a number and its unit.
  const said = shown.flatMap(({ count, say }) => (count > 0 ? [say(count)] : []));
  return said.map((part) => part.replaceAll(' ', '\u00a0')).join(' ');
}
