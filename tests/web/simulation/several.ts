import { BulkMessage, type LetterItem } from '../../../web/draft/bulk-message.js';
import type { Desk } from '../../../web/draft/desk.js';
import type { Letter } from '../../../web/draft/letters.js';
import { severalTickets, type MessageDraft } from '../../../web/draft/message-draft.js';
import { shown } from '../../../web/table/problems.js';
import { arrived, type Stroke } from './ledger.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

/** What one person does in one tab with the message to several tickets. */
export class Several {
  readonly #world: World;
  readonly #tab: Tab;
  readonly #draft: MessageDraft;
  readonly #message: BulkMessage;

  constructor(world: World, tab: Tab, desk: Desk, draft: MessageDraft) {
    this.#world = world;
    this.#tab = tab;
    this.#draft = draft;
    const ids = [1, 2, 3].filter(() => world.random.chance(0.7));
    this.#message = new BulkMessage(desk, ids, draft, {
      me: tab.user,
      whom: () => Promise.resolve({ to: ['ann@example.com'], cc: [], bcc: [] }),
      update: () => undefined,
      report: shown,
    });
  }

  /** Reads the tickets, then sends what each is told; true where that is in the outbox. */
  async send(hold: number): Promise<boolean> {
    const { ledger, time } = this.#world;
    await this.#message.read();
    const letters = this.#letters(({ state }) => state === 'ready');
    if (!this.#tab.alive || letters.length === 0 || this.#draft.empty) return false;
    for (const { ticketId, content } of letters) {
      this.#stroke(ticketId, `message ${content.body}`, content.body);
      ledger.send(this.#tab.user, content.body, time.now() + hold);
    }
    this.#stroke(severalTickets, 'message', undefined);
    this.#tell(
      `sends "${this.#draft.content.body}" to ${letters.map((each) => each.ticketId).join()}`,
    );
    const sent = await this.#message.send({ hold, then: [] });
    if (!this.#tab.alive || sent) return sent;
    // Another tab has sent the same, or goes on writing it.
    for (const letter of letters) if (!this.#isOut(letter)) this.#takeBack(letter);
    this.#again();
    return false;
  }

  /** Calls back together what can be. */
  async callBack(): Promise<void> {
    const letters = this.#letters((item) => this.#message.entryOf(item)?.reason === 'held');
    if (letters.length === 0) return;
    // Who dies meanwhile does not know what has become of it.
    for (const { ticketId, content } of letters) {
      this.#stroke(ticketId, `message ${content.body}`, undefined);
    }
    await this.#message.callBack();
    if (!this.#tab.alive) return;
    this.#tell('calls back what was to go to several');
    // What it is told of is believed, unless it is there already: that is told in a moment.
    const back = new Set(this.#letters(({ state }) => state === 'back'));
    for (const letter of letters) {
      const { ticketId, content } = letter;
      if (back.has(letter) && !this.#isThere(letter)) this.#takeBack(letter);
      else this.#stroke(ticketId, `message ${content.body}`, content.body);
    }
    this.#again();
  }

  /** Nothing is told as called back that is there. */
  check(): void {
    for (const letter of this.#letters(({ state }) => state === 'back')) {
      if (!this.#isThere(letter)) continue;
      this.#world.violation(`told as called back, which was sent: ${letter.content.body}`);
    }
  }

  dispose(): void {
    this.#message.dispose();
  }

  #letters(wanted: (item: LetterItem) => boolean): Letter[] {
    return this.#message.items.filter(wanted).flatMap(({ letter }) => letter ?? []);
  }

  /** True where it is on its way, or there. */
  #isOut(letter: Letter): boolean {
    const { ticketId, content } = letter;
    const waits = this.#tab
      .opened!.outbox.of(ticketId)
      .some((entry) => entry.kind === 'message' && entry.content.body === content.body);
    return waits || this.#isThere(letter);
  }

  #isThere({ ticketId, content: { body } }: Letter): boolean {
    const { user } = this.#tab;
    return arrived(this.#world.tickets, { user, ticketId, place: 'message', value: body });
  }

  #takeBack({ ticketId, content: { body } }: Letter): void {
    this.#stroke(ticketId, `message ${body}`, undefined);
    this.#world.ledger.callBack(this.#tab.user, body);
  }

  /** It is being written again, if there is something. */
  #again(): void {
    const { empty, content } = this.#draft;
    this.#stroke(severalTickets, 'message', empty ? undefined : content.body);
  }

  #stroke(ticketId: number, place: string, value: Stroke['value']): void {
    const { user, browser, name: tab } = this.#tab;
    const { ledger, time } = this.#world;
    ledger.stroke({ user, browser, tab, ticketId, place, value, at: time.now() });
  }

  #tell(what: string): void {
    this.#world.trace(() => `${this.#tab.name}  ${this.#tab.user} ${what}`);
  }
}
