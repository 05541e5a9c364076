import type { Notice } from '../draft/editing.js';
import type { EventDetails } from '../draft/events.js';
import type { TicketEditor } from '../elements/editor/editor.js';
import type { TicketList } from '../elements/list/list.js';
import { whom } from '../elements/shared/pending.js';
import { shown } from '../table/problems.js';
import { queueOptions, toEntry } from '../table/views.js';
import { text } from '../text/index.js';
import type { Account } from './account.js';
import type { Choices } from './choices.js';
import { openIn, type Place } from './router.js';

type Done = EventDetails['tw-done'];

/** What going on needs of its page. */
export interface OnwardHost {
  readonly account: Pick<Account, 'client' | 'desk' | 'session'>;
  readonly choices: Pick<Choices, 'afterSaving'>;
  readonly place: () => Place;
  readonly list: () => Pick<TicketList, 'step'> | null;
  readonly editor: () => Pick<TicketEditor, 'announce' | 'quick' | 'tell'> | null;
  readonly go: (ticketId: number) => void;
}

/** Goes on from a ticket that is done, and to those that nobody has taken. */
export class Onward {
  readonly #host: OnwardHost;

  constructor(host: OnwardHost) {
    this.#host = host;
  }

  /** To the next ticket of the list, where that is wanted, and nothing is left behind. */
  done(done: Done): void {
    const { list, editor, choices, place } = this.#host;
    const { ticketId, next, left } = done;
    const wanted = next || choices.afterSaving === 'next';
    if (!wanted || openIn(place()) !== ticketId) return;
    const action = { label: text.editor.undo, run: () => void this.#takeBack(done) };
    const said = this.#said(done);
    const stay = (why: string): void => editor()?.tell(`${said} ${why}`, action);
    if (left) return stay(text.onward.left[left]);
    const to = list()?.step(1);
    if (to === undefined) return stay(text.onward.last);
    editor()?.announce(to, { kind: 'success', message: said, action });
  }

  /** To the most urgent ticket of the view that nobody has taken, which is offered to be taken. */
  async queue(): Promise<void> {
    const { account, editor, place, go } = this.#host;
    const { client, session } = account;
    if (!client) return;
    const query = { ...place().list, associateId: session?.AssociateId ?? 0 };
    const found = await client
      .listTickets(queueOptions(query, 2))
      .catch((cause: unknown) => shown(cause));
    if ('message' in found) return editor()?.tell(found.message);
    const open = openIn(place());
    const ids = found.rows.map((row) => toEntry(row).id);
    const id = ids.find((each) => each !== open) ?? ids[0];
    if (id === undefined) return editor()?.tell(text.onward.noQueue);
    const take = { label: text.editor.take, run: () => editor()?.quick.run('take') };
    const offer: Notice = { kind: 'info', message: text.onward.queued, action: take };
    if (id === open) return editor()?.tell(offer.message, take);
    editor()?.announce(id, ({ base }) =>
      base.OwnedBy?.AssociateId ? { kind: 'info', message: text.onward.taken } : offer,
    );
    go(id);
  }

  /** To where it can be seen, in any case. */
  async #takeBack({ kind, id, ticketId }: Done): Promise<void> {
    const { desk } = this.#host.account;
    if (kind === 'save') await desk?.saves.undo(id);
    else await desk?.outbox.cancel(id);
    this.#host.go(ticketId);
  }

  #said({ kind, id, ticketId }: Done): string {
    if (kind === 'save') return text.outbox.saved(ticketId);
    const entry = this.#host.account.desk?.outbox.find(id);
    const mail = entry?.kind === 'message' && entry.mail;
    return mail ? text.onward.mailing(ticketId, whom(entry)) : text.onward.storing(ticketId);
  }
}
