import type { MDOListItem } from '../../wasm/js/index.js';
import { Enums } from '../../wasm/js/generated/schema.js';

/** Hour at which a working day begins. */
const morning = 8;
const minute = 60_000;
const hour = 60 * minute;

/** A moment that somebody who postpones often means. */
export interface Preset {
  readonly name: 'hour' | 'threeHours' | 'tomorrow' | 'monday';
  readonly at: number;
}

/** The moments in the reader's zone; those in hours end at a whole minute. */
export function presets(now: number): Preset[] {
  const minuteAfter = Math.ceil(now / minute) * minute;
  return [
    { name: 'hour', at: minuteAfter + hour },
    { name: 'threeHours', at: minuteAfter + 3 * hour },
    { name: 'tomorrow', at: morningAfter(now, 1) },
    { name: 'monday', at: morningAfter(now, daysToMonday(now)) },
  ];
}

/** True where a status is set by an action of its own, such as deleting, and is no choice. */
export function isAction({ ExtraInfo }: Pick<MDOListItem, 'ExtraInfo'>): boolean {
  const { members, choices } = Enums['TicketBaseStatus']!;
  const among = (names: readonly string[]): boolean => names.includes(ExtraInfo ?? '');
  return among(members) && !among(choices);
}

/** True where a status of this built-in state waits for a moment that has to be told. */
export function isPostponed(baseStatus: unknown): boolean {
  return baseStatus === 'Postponed' || baseStatus === 'PostponedSpecific';
}

function morningAfter(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, morning).getTime();
}

function daysToMonday(now: number): number {
  return (8 - new Date(now).getDay()) % 7 || 7;
}
