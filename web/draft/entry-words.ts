import { mayCancel } from './entry.js';
import { causeOf } from './failures.js';
import type { Entry } from './entry.js';
import { isForward } from './message.js';
import { changesText } from '../table/changes.js';
import type { Peek } from '../table/display.js';
import { shown } from '../table/problems.js';
import { text } from '../text/index.js';

/** What can be done with an entry that is not sent yet. */
export interface Choices {
  readonly retry: boolean;
  readonly cancel: boolean;
  /** A person tells whether it was sent. */
  readonly answer: boolean;
  /** Opening the ticket is what helps. */
  readonly open: boolean;
}

/** What kind of thing an entry is. */
export function kindOf(entry: Entry): string {
  if (entry.kind === 'undo') return entry.redo ? text.outbox.redo : text.outbox.undo;
  if (entry.kind === 'new') return text.outbox.create;
  if (entry.kind === 'save') return text.outbox.save;
  if (isForward(entry.content)) return text.forward.label;
  return entry.content.level === 'Internal' ? text.outbox.comment : text.outbox.reply;
}

/** What an entry would change or say. */
export function contentOf(entry: Entry, peek: Peek): string {
  if (entry.kind === 'save') return changesText(entry.wanted.changes, peek);
  if (entry.kind === 'undo') return changesText(entry.patch.changes, peek);
  return firstLine(entry.content.body);
}

/** How an entry stands, in words; what went wrong included. */
export function stateOf(entry: Entry, now: number): string {
  const { states, why } = text.outbox;
  const { state, reason, problem } = entry;
  if (entry.asks) return states.asks;
  if (state === 'conflict') {
    const conflict = 'conflict' in entry ? entry.conflict : undefined;
    return conflict ? why[conflict.why] : states.conflict;
  }
  if (state === 'refused') {
    return problem ? `${states.refused} ${shown(causeOf(problem)).message}` : states.refused;
  }
  if (state !== 'waiting' || reason === undefined) return states[state];
  if (reason !== 'held') return states[reason];
  return states.held(Math.max(1, Math.ceil((entry.notBefore - now) / 1_000)));
}

/** What a person can do about an entry. */
export function choicesOf(entry: Entry): Choices {
  const { state, failures, problem } = entry;
  const passing = problem === undefined || shown(causeOf(problem)).retry;
  const stopped = state === 'refused' || state === 'conflict';
  return {
    retry:
      !entry.asks &&
      ((state === 'refused' && passing) ||
        ((state === 'waiting' || state === 'unknown') && failures > 0)),
    cancel: mayCancel(entry),
    answer: entry.asks === true,
    open: stopped && entry.ticketId > 0,
  };
}

/** True for what does not go on without a person. */
export function needsPerson({ state, asks }: Entry): boolean {
  return asks === true || state === 'conflict' || state === 'refused';
}

function firstLine(body: string): string {
  const line = body.trim().split('\n', 1)[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
