import type { Core } from '../../wasm/js/index.js';
import { pointerOf, rowNamed } from '../table/properties.js';
import { readTicket, type ActingHost } from './acting.js';
import { Action } from './action.js';
import { patience, within } from './failures.js';
import { reversed, type KeptSave } from './saves.js';
import { openTicket, patchOf, stampOf, type TicketDraft } from './versions.js';

/** A ticket that somebody is about to delete. */
export class Deletion extends Action<TicketDraft> {
  readonly kind = 'delete';

  constructor(ticketId: number, host: ActingHost) {
    super(ticketId, host, 'reading');
  }

  protected read(): Promise<TicketDraft> {
    return readTicket(this.host, this.ticketId);
  }

  protected tickets(ticket: TicketDraft): readonly TicketDraft[] {
    return [ticket];
  }

  protected isDone({ base }: TicketDraft): boolean {
    return base.BaseStatus === 'Deleted';
  }

  protected run(now: TicketDraft): Promise<void> {
    const { client, clock } = this.host;
    const guard = { unmodifiedSince: stampOf(now) };
    return within(clock, patience, (bounds) =>
      client.deleteTicket(this.ticketId, { ...bounds, ...guard }),
    );
  }

  protected done(now: TicketDraft, seen: TicketDraft): Promise<void> {
    const { client, clock, newId, acted } = this.host;
    return acted(now, {
      v: 1,
      id: newId(),
      ticketId: this.ticketId,
      title: now.base.Title ?? '',
      at: clock.now(),
      patch: statusBack(client.core, seen, now),
      stamp: stampOf(now),
      undone: false,
    });
  }
}

/** The deletion as a patch of the status that the ticket had, which takes it back. */
function statusBack(core: Core, before: TicketDraft, deleted: TicketDraft): KeptSave['patch'] {
  const back = openTicket(core, deleted.bytes);
  try {
    const status = pointerOf(rowNamed('Status')!);
    const had = before.before(status);
    if (typeof had === 'number' && had > 0) back.set(status, had);
    if (!back.changed) back.set('/BaseStatus', before.base.BaseStatus);
    return reversed(patchOf(back.plan(), back));
  } finally {
    back.dispose();
  }
}
