import type { Session } from '../../../web/draft/session.js';
import { pointerOf, rowNamed, type PropertyRow } from '../../../web/table/properties.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

/** The properties that people edit here. */
export const fields: readonly PropertyRow[] = ['Title', 'Author', 'Priority', 'OwnedBy'].map(
  (name) => rowNamed(name)!,
);

type Value = string | number;

/** What one person does in one tab with the ticket's properties. */
export class Typing {
  readonly #world: World;
  readonly #tab: Tab;

  constructor(world: World, tab: Tab) {
    this.#world = world;
    this.#tab = tab;
  }

  /** Several keystrokes in one control. */
  async type(session: Session): Promise<void> {
    const { random, time, ledger } = this.#world;
    const row = random.pick(fields);
    this.#tab.typing += 1;
    for (let left = random.between(1, 3); left > 0 && this.#tab.alive; left -= 1) {
      const number = ledger.fresh(this.#tab.user);
      const value = row.type === 'string' ? `t${number}` : number;
      this.#note(session, () => session.edit(row, value), `types ${row.name} ${value}`);
      await time.wait(random.between(30, 400));
    }
    this.#tab.typing -= 1;
  }

  discard(session: Session): void {
    this.#note(session, () => session.discard(), 'discards');
  }

  bringBack(session: Session): void {
    this.#note(session, () => session.bringBack(), 'brings back');
  }

  undo(session: Session): void {
    this.#note(session, () => session.undo(), 'undoes an edit');
  }

  redo(session: Session): void {
    this.#note(session, () => session.redo(), 'redoes an edit');
  }

  /** Does something to the edits, and writes down what it has changed of them. */
  #note(session: Session, change: () => void, what: string): void {
    const { ledger, time } = this.#world;
    const { user, browser, name: tab } = this.#tab;
    const before = fields.map((row) => session.value(row));
    change();
    this.#world.trace(() => `${tab}  ${user} ${what} on ${session.id}`);
    fields.forEach((row, index) => {
      const value = session.value(row) as Value;
      if (value === before[index]) return;
      const place = pointerOf(row);
      const where = { user, browser, tab, ticketId: session.id, place, at: time.now() };
      // What is as it was read needs no save.
      const edited = session.isChanged(row);
      // What was on its way already may come to be taken back on the server, too.
      if (!edited) ledger.ask(where, value);
      ledger.stroke({ ...where, value: edited ? value : undefined }, session.before(row));
    });
  }
}
