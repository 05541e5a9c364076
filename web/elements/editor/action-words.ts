import type { Pair } from '../../draft/merging.js';
import type { Session, TicketDraft } from '../../draft/session.js';
import { nameOf } from '../../table/display.js';
import { text } from '../../text/index.js';

/** What a merge will do, line by line. */
export function mergeWords({ from, into }: Pair, typed: string): string[] {
  const say = text.actions;
  const name = ({ base }: TicketDraft) => say.named(base.TicketId, base.Title || text.value.empty);
  const messages = ({ base }: TicketDraft) => base.Messages?.length ?? 0;
  const id = into.base.TicketId;
  const people = [from, into].map(({ base }) => nameOf('Person', base.Person));
  const differ = from.base.Person?.PersonId !== into.base.Person?.PersonId;
  return [
    say.mergeMoves(messages(from), name(from), name(into)),
    say.mergeThen(id, messages(from) + messages(into)),
    say.mergeGone(from.base.TicketId),
    ...(people[0] && people[1] && differ ? [say.otherPerson(people[0], people[1])] : []),
    ...(typed === '' ? [] : [say.mergeTyped(typed, id)]),
    say.mergeFinal,
  ];
}

/** What was typed on a ticket and is not saved; empty for nothing. */
export function typedWords(session: Session, written: boolean): string {
  const count = session.unsaved.length + session.refusals.size;
  const what = [count > 0 && text.actions.edits(count), written && text.actions.reply];
  return what.filter(Boolean).join(', ');
}
