import type { Desk } from '../../../web/draft/desk.js';
import { severalTickets, type MessageDraft } from '../../../web/draft/message-draft.js';
import { Several } from './several.js';
import type { Stroke } from './ledger.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

/** So long a mail can be called back. */
const longestHold = 10_000;

/** What one person does in one tab with replies, and with the form for a new ticket. */
export class Writing {
  readonly #world: World;
  readonly #tab: Tab;

  constructor(world: World, tab: Tab) {
    this.#world = world;
    this.#tab = tab;
  }

  /** Several keystrokes in a reply. */
  async write(message: MessageDraft): Promise<void> {
    const { random, time, ledger } = this.#world;
    for (let left = random.between(1, 3); left > 0 && this.#tab.alive; left -= 1) {
      // Each of several tickets is told something of its own.
      const first = message.ticketId === severalTickets ? '{ticket}' : '';
      const before = message.content.body || first;
      const body = `${before} w${ledger.fresh(this.#tab.user)}`.trim();
      message.update({ body });
      this.#stroke(message, 'message', body);
      this.#tell(message, `writes "${body}"`);
      await time.wait(random.between(30, 400));
    }
  }

  /** The subject of a new ticket. */
  title(message: MessageDraft): void {
    const title = `t${this.#world.ledger.fresh(this.#tab.user)}`;
    message.update({ properties: [['/Title', title]] });
    this.#stroke(message, 'new', title);
    this.#tell(message, `calls a new ticket ${title}`);
  }

  discard(message: MessageDraft): void {
    message.discard();
    this.#empty(message);
    this.#tell(message, 'discards the text');
  }

  bringBack(message: MessageDraft): void {
    if (!message.discarded) return;
    message.bringBack();
    const title = titleOf(message);
    if (message.content.body !== '') this.#stroke(message, 'message', message.content.body);
    if (title !== undefined) this.#stroke(message, 'new', title);
    this.#tell(message, 'brings the text back');
  }

  /** Sends what is there; from now on it is owed for itself, whatever is written next. */
  async send(message: MessageDraft): Promise<void> {
    const { body } = message.content;
    const title = titleOf(message);
    const isNew = message.ticketId === 0;
    if (isNew ? title === undefined : body === '') return;
    if (body !== '') this.#stroke(message, `message ${body}`, body);
    if (isNew) this.#stroke(message, `new ${title ?? ''}`, title);
    this.#empty(message);
    const { random, ledger, time } = this.#world;
    const mail = random.chance(0.7);
    const hold = mail && random.chance(0.6) ? longestHold : 0;
    if (body !== '') ledger.send(this.#tab.user, body, time.now() + hold);
    this.#tell(message, `sends "${body}" ${title ?? ''}${hold > 0 ? ' in a while' : ''}`);
    await message.send({
      mail,
      hold,
      ...(isNew && { entity: { Title: title } }),
    });
  }

  /** Sends it to several tickets; what was sent before so is not called back together any more. */
  async sendEach(message: MessageDraft, desk: Desk): Promise<void> {
    // One panel is open at a time, and shows what it waits for.
    if (message.empty || this.#tab.sendsSeveral) return;
    const several = new Several(this.#world, this.#tab, desk, message);
    const hold = this.#world.random.chance(0.7) ? longestHold : 0;
    this.#tab.sendsSeveral = true;
    const sent = await several.send(hold);
    this.#tab.sendsSeveral = false;
    if (!sent) return several.dispose();
    this.#tab.several?.dispose();
    this.#tab.several = several;
  }

  #empty(message: MessageDraft): void {
    this.#stroke(message, 'message', undefined);
    if (message.ticketId === 0) this.#stroke(message, 'new', undefined);
  }

  #stroke({ ticketId }: MessageDraft, place: string, value: Stroke['value']): void {
    const { ledger, time } = this.#world;
    const { user, browser, name: tab } = this.#tab;
    ledger.stroke({ user, browser, tab, ticketId, place, value, at: time.now() });
  }

  #tell({ ticketId }: MessageDraft, what: string): void {
    this.#world.trace(() => `${this.#tab.name}  ${this.#tab.user} ${what} on ${ticketId}`);
  }
}

function titleOf({ content }: MessageDraft): string | undefined {
  return content.properties?.find(([pointer]) => pointer === '/Title')?.[1] as string | undefined;
}
