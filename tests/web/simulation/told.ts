import type { Report } from '../../../web/draft/report.js';
import { watched } from './server.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

/** A save that had begun before is told so much later at most. */
const slow = 30_000;

/** Whether what people are told is true. */
export class Told {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Looks at what a tab was told since. */
  hear(tab: Tab): void {
    for (const report of tab.reports.splice(0)) this.#one(tab, report);
  }

  #one(tab: Tab, report: Report): void {
    const { tickets } = this.#world;
    this.#world.trace(() => `${tab.name}  is told: ${briefly(report)}`);
    if (report.kind === 'saved' || report.kind === 'undone' || report.kind === 'redone') {
      for (const { pointer, after } of report.changes) {
        if (tickets.had(report.ticketId, pointer, after)) continue;
        this.#world.violation(`told ${report.kind}: ${pointer} ${String(after)}, which never was`);
      }
    }
    if (report.kind === 'saved' || report.kind === 'others') {
      this.#nobody(tab.user, report.ticketId, report.others);
      for (const { path, value } of report.others) {
        this.#others(tab.user, report.ticketId, path, value);
      }
    }
    if (report.kind === 'conflict') this.#conflict(tab, report);
    if (report.kind === 'sent') this.#sent(report);
    if (report.kind === 'created' && tickets.byId.get(report.ticketId)?.first !== report.title) {
      this.#world.violation(`told that ticket ${report.ticketId} was made, which it was not`);
    }
  }

  /** Who is told that others did something is told of something that they did. */
  #nobody(user: string, ticketId: number, others: readonly { readonly path: string }[]): void {
    const { tickets } = this.#world;
    const known = others.some(({ path }) => comesOfWatched(path));
    const message = tickets.messages.some((each) => each.ticketId === ticketId && each.by !== user);
    if (others.length === 0 || known || message || this.#isElsewhere(user)) return;
    this.#world.violation(`told of others' ${others[0]!.path}, where nobody did anything`);
  }

  /** Somebody else has made that change. */
  #others(user: string, ticketId: number, path: string, value: unknown): void {
    if (!(path in watched) || this.#forgot(user) || this.#isElsewhere(user)) return;
    const made = this.#world.tickets.written.some(
      (each) =>
        each.ticketId === ticketId &&
        each.pointer === path &&
        each.to === value &&
        each.by !== user,
    );
    if (made) return;
    this.#world.violation(
      `${user} was told that others made ${path} ${String(value)}: they did not`,
    );
  }

  /** A full disk forgets what was saved; after a reload one's own may look like another's. */
  #forgot(user: string): boolean {
    return [...this.#world.disks].some(
      ([name, { refusals }]) => name.endsWith(user) && refusals > 0,
    );
  }

  /** Nothing on a ticket tells who has saved it: one's own from another browser is another's. */
  #isElsewhere(user: string): boolean {
    return [...this.#world.disks.keys()].filter((name) => name.endsWith(` ${user}`)).length > 1;
  }

  /** Somebody else has changed the ticket, and in the way that is told. */
  #conflict(tab: Tab, report: Extract<Report, { kind: 'conflict' }>): void {
    const { user } = tab;
    const { ticketId, why } = report;
    const foreign = this.#world.tickets.written.some(({ ticketId: id, by, from, pointer }) => {
      const theirs = id === ticketId && by !== user && from !== undefined;
      return theirs && (why === 'overlap') === (pointer !== '/BaseStatus');
    });
    const own = why === 'deleted' && this.#deletedOneself(user, ticketId, tab.toldAt.get(report));
    if (!foreign && !own && !this.#forgot(user) && !this.#isElsewhere(user))
      this.#world.violation(`${user} was told of a conflict (${why}) that is none`);
  }

  /** One tab deletes it while another saves, or dies over it, so that nobody knows whose it was. */
  #deletedOneself(user: string, ticketId: number, at = 0): boolean {
    const { ledger, tickets } = this.#world;
    if (ledger.deleting.has(`${user} ${ticketId}`)) return true;
    return tickets.written.some(
      (each) =>
        each.ticketId === ticketId &&
        each.by === user &&
        each.to === 'Deleted' &&
        each.at > at - slow,
    );
  }

  #sent({ messageId, mailed, ticketId }: Extract<Report, { kind: 'sent' }>): void {
    const { messages, mails } = this.#world.tickets;
    if (!messages.some(({ id }) => id === messageId)) {
      this.#world.violation(`told that message ${messageId} of ${ticketId} is there`);
    }
    if (mailed && !mails.some((mail) => mail.messageId === messageId)) {
      this.#world.violation(`told that message ${messageId} was mailed, which it was not`);
    }
  }
}

function briefly(report: Report): string {
  return JSON.stringify(report, (name, value: unknown) =>
    name === 'body' || name === 'entryId' || name === 'saveId' ? undefined : value,
  );
}

/** A watched place, what it lies in, or the status that a base status brings along. */
function comesOfWatched(path: string): boolean {
  return (
    path === '/Status' || Object.keys(watched).some((each) => `${each}/`.startsWith(`${path}/`))
  );
}
