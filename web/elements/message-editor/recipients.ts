import type { Client, TicketMessage } from '../../../wasm/js/index.js';
import type { Addressees, MessageContent } from '../../draft/message.js';
import { text } from '../../text/index.js';
import { addressFault, mostRecipients, writeAddress } from '../../text/address.js';

const nobody: Addressees = { to: [], cc: [], bcc: [] };

/** The message that a reply answers: the customer's newest, else the newest that he can read. */
export function answered(messages: readonly TicketMessage[]): number {
  let [newest, incoming] = [0, 0];
  for (const { Slevel, Badge, TicketMessageId: id } of messages) {
    // What was passed on went to others.
    if (Slevel !== 'External' || Badge === 'Forward') continue;
    newest = Math.max(newest, id);
    if (Badge === 'Incoming') incoming = Math.max(incoming, id);
  }
  return incoming || newest;
}

/** Whom the server would answer. @throws TicketwireError */
export async function recipientsOf(
  client: Client,
  ticketId: number,
  messageId: number,
): Promise<Addressees> {
  const found = await client.calculateRecipients(ticketId, 'Reply', messageId);
  const written = (list: typeof found.to): string[] =>
    list.map(({ name, address }) => writeAddress(name, address));
  return { to: written(found.to), cc: written(found.cc), bcc: written(found.bcc) };
}

/** Why a mail cannot go to these, in words, and the field that it is about. */
export function recipientsFault(
  whom: Addressees,
): { message: string; at: keyof Addressees; beside?: boolean } | undefined {
  const { to, cc, bcc } = whom;
  const count = to.length + cc.length + bcc.length;
  if (count === 0) return { message: text.addresses.needed, at: 'to' };
  if (count > mostRecipients) return { message: text.addresses.tooMany(mostRecipients), at: 'to' };
  for (const at of ['to', 'cc', 'bcc'] as const) {
    const message = whom[at].map(addressFault).find((fault) => fault !== undefined);
    if (message !== undefined) return { message, at, beside: true };
  }
  return undefined;
}

/** Whom the server would answer; they are looked up when somebody begins to write. */
export class Recipients {
  readonly #changed: () => void;
  #found: Addressees = nobody;
  #asked = '';
  #state: 'idle' | 'searching' | 'found' | 'failed' = 'idle';

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get state(): 'idle' | 'searching' | 'found' | 'failed' {
    return this.#state;
  }

  /** Exactly those that a mail would go to. */
  shown({ to, cc, bcc }: MessageContent): Addressees {
    return { to: to ?? this.#found.to, cc: cc ?? this.#found.cc, bcc: bcc ?? this.#found.bcc };
  }

  /** Looks up who is answered, unless that is known or under way. */
  async look(client: Client, ticketId: number, messageId: number): Promise<void> {
    const asked = `${ticketId}/${messageId}`;
    if (this.#asked === asked && this.#state !== 'failed') return;
    const another = !this.#asked.startsWith(`${ticketId}/`);
    this.#asked = asked;
    this.#state = 'searching';
    if (another) this.#found = nobody;
    try {
      const found = await recipientsOf(client, ticketId, messageId);
      if (this.#asked !== asked) return;
      this.#found = found;
      this.#state = 'found';
    } catch {
      if (this.#asked !== asked) return;
      this.#state = 'failed';
    }
    this.#changed();
  }
}
