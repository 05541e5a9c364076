import type { TicketEntity } from '../../wasm/js/index.js';
import { deadline, instant, type DeadlineState } from '../text/time.js';

/** The properties of a ticket that tell when it is due and escalates. */
export type DueTicket = Partial<
  Pick<TicketEntity, 'BaseStatus' | 'CreatedAt' | 'Deadline' | 'AlertLevel' | 'AlertTimeout'>
>;

/** Where an open ticket stands between its beginning and its deadline. */
export interface Due {
  readonly state: DeadlineState;
  /** How much time is left. */
  readonly label: string;
  /** The deadline; undefined where there is none. */
  readonly at: number | undefined;
  /** How much of the time until the deadline has passed, from 0 to 100; undefined where none is told. */
  readonly passed: number | undefined;
  readonly escalation: Escalation | undefined;
}

/** The step of escalation that comes next. */
export interface Escalation {
  /** Its number; a ticket begins at 0. */
  readonly step: number;
  readonly at: number;
  /** Where it lies between the beginning (0) and the deadline (100); undefined outside of them. */
  readonly share: number | undefined;
}

/** Nothing for what is not open, or has neither deadline nor escalation. */
export function dueOf(ticket: DueTicket, now: number): Due | undefined {
  if (ticket.BaseStatus !== 'Active') return undefined;
  const at = instant(ticket.Deadline);
  const next = instant(ticket.AlertTimeout);
  if (at === undefined && next === undefined) return undefined;
  const begun = instant(ticket.CreatedAt);
  const share = (moment: number): number | undefined =>
    at === undefined || begun === undefined || at <= begun
      ? undefined
      : (100 * (moment - begun)) / (at - begun);
  const passed = share(now);
  return {
    ...deadline(ticket.Deadline, now),
    at,
    passed: passed === undefined ? undefined : Math.min(100, Math.max(0, passed)),
    escalation:
      next === undefined
        ? undefined
        : { step: Math.max(0, ticket.AlertLevel ?? 0) + 1, at: next, share: within(share(next)) },
  };
}

function within(share: number | undefined): number | undefined {
  return share !== undefined && share >= 0 && share <= 100 ? share : undefined;
}
