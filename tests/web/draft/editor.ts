import type { Desk } from '../../../web/draft/desk.js';
import { Editing, type EditingHost } from '../../../web/draft/editing.js';
import { shown } from '../../../web/table/problems.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { settle, World } from './world.js';

const core = await realCore();

export const title = rowNamed('title')!;

/** Stands for the element that shows an editing, with tickets 7 and 8. */
export class Editor {
  readonly world = new World(core);
  desk!: Desk;
  given: () => Promise<Desk> | undefined = () => Promise.resolve(this.desk);
  emitted: { readonly name: string; readonly detail: unknown }[] = [];
  causes: unknown[] = [];
  updates = 0;
  /** What could be seen since the last update: a ticket, or why there is none. */
  shown: readonly unknown[] = [];
  /** Names of the events that somebody else takes care of. */
  prevented: string[] = [];
  readonly host: EditingHost = {
    desk: () => this.given(),
    emit: (name, detail) => {
      this.emitted.push({ name, detail });
      return !this.prevented.includes(name);
    },
    report: (cause) => {
      this.causes.push(cause);
      return shown(cause);
    },
    describe: ({ kind }) => `it is ${kind}`,
    update: () => {
      this.updates += 1;
      this.shown = [this.editing.session?.id, this.editing.loadProblem?.message];
    },
  };
  editing = new Editing(this.host);

  async begin(): Promise<void> {
    this.world.put(8, { ...this.world.ticket(), TicketId: 8, Title: 'Scanner' });
    this.desk = await this.world.desk();
    await this.editing.open(7);
  }

  names(): string[] {
    return this.emitted.map(({ name }) => name);
  }

  details(name: string): unknown[] {
    return this.emitted.filter((each) => each.name === name).map(({ detail }) => detail);
  }

  type(value = 'Mine'): void {
    this.editing.edit((session) => session.edit(title, value));
  }

  async save(): Promise<void> {
    const done = this.editing.save();
    await settle();
    await done;
  }

  /** Somebody else has changed the same. */
  async clash(): Promise<void> {
    this.type();
    this.world.put(7, { Title: 'Theirs' });
    await this.save();
  }
}
