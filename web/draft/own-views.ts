import { cleanColumns } from '../table/columns.js';
import { cleanFilter } from '../table/filters.js';
import { orders, views, type ListChoice } from '../table/views.js';
import type { Store } from './store.js';
import type { Alone } from './tabs.js';

/** What a view of one's own shows. */
export type OwnChoice = Pick<ListChoice, 'view' | 'order' | 'filter' | 'columns'>;

/** A view that a reader has given a name. */
export interface OwnView extends OwnChoice {
  readonly name: string;
}

export const mostOwnViews = 50;
export const longestName = 60;

const key = 'views';

/** Why a view is not kept. `gone` and `changed` is one that another tab has been at meanwhile. */
export type OwnViewFault = 'missing' | 'taken' | 'full' | 'failed' | 'gone' | 'changed';

type Change = (list: readonly OwnView[]) => Changed | OwnViewFault;

/** What a change makes of the views, and the change that takes it back. */
interface Changed {
  readonly list: readonly OwnView[];
  readonly back?: Change;
}

interface OwnViewsOptions {
  readonly changed: () => void;
  /** Tells other tabs. */
  readonly tell: () => void;
  /** Runs work while no other tab is at the views. */
  readonly alone?: Alone;
}

/**
 * The views that one user has saved at one server, in the order that he gave them. They lie in the
 * store of the desk, like drafts; other tabs take over what one changes.
 */
export class OwnViews {
  #list: readonly OwnView[] = [];
  /** True once they were asked for. */
  #wanted = false;
  readonly #store: Store;
  readonly #options: OwnViewsOptions;
  #back: Change | undefined;
  /** Changes are made one after another: each is of what the one before has left. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: Store, options: OwnViewsOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** None until they are read, which the first question for them begins. */
  get list(): readonly OwnView[] {
    if (!this.#wanted) void this.reload().catch(() => undefined);
    return this.#list;
  }

  /** True where they end with the page. */
  get passing(): boolean {
    return this.#store.kind === 'memory';
  }

  /** True where the last change here can be taken back. */
  get undoable(): boolean {
    return this.#back !== undefined;
  }

  /** Keeps a choice under a new name, behind the others. */
  add(name: string, choice: OwnChoice): Promise<OwnViewFault | undefined> {
    return this.#do(inserting({ ...choiceOf(choice), name: cleanName(name) }, Infinity));
  }

  /** Has a view show something else, where it still is the one that was seen. */
  set(seen: OwnView, choice: OwnChoice): Promise<OwnViewFault | undefined> {
    return this.#do(setting(seen, choiceOf(choice)));
  }

  rename(before: string, after: string): Promise<OwnViewFault | undefined> {
    return this.#do(renaming(before, cleanName(after)));
  }

  remove(name: string): Promise<OwnViewFault | undefined> {
    return this.#do((list) => {
      const at = list.findIndex((each) => each.name === name);
      return at < 0 ? { list } : { list: list.toSpliced(at, 1), back: inserting(list[at]!, at) };
    });
  }

  /** Moves a view by so many places. */
  move(name: string, places: number): Promise<OwnViewFault | undefined> {
    return this.#do((list) => {
      const from = list.findIndex((each) => each.name === name);
      return moving(name, Math.max(0, Math.min(list.length - 1, from + places)))(list);
    });
  }

  /** Takes the last change back, as far as other tabs have left what it was of as it was. */
  undo(): Promise<OwnViewFault | undefined> {
    const back = this.#back;
    return back ? this.#do(back) : Promise.resolve(undefined);
  }

  /** What was changed is not taken back any more. */
  settle(): void {
    this.#back = undefined;
  }

  /** Takes over what another tab has kept. */
  async reload(): Promise<void> {
    this.#wanted = true;
    await this.#read();
    this.#options.changed();
  }

  async #do(change: Change): Promise<OwnViewFault | undefined> {
    this.#back = undefined;
    const { alone = (work) => work() } = this.#options;
    // Of what is in the store then: another tab may have kept more meanwhile.
    const done = this.#last.then(() => alone(() => this.#write(change)));
    const after = done.catch(() => 'failed' as const);
    this.#last = after;
    const fault = await after;
    if (fault) return fault;
    this.#options.tell();
    this.#options.changed();
    return undefined;
  }

  async #write(change: Change): Promise<OwnViewFault | undefined> {
    await this.#read();
    const after = change(this.#list);
    if (typeof after === 'string') return after;
    await this.#store.write([{ key, value: { v: 1, views: after.list } }]);
    this.#list = after.list;
    this.#back = after.back;
    return undefined;
  }

  async #read(): Promise<void> {
    this.#list = readOwnViews(await this.#store.get(key));
  }
}

/** Puts a view at a place; back again only the very same is removed. */
function inserting(view: OwnView, at: number): Change {
  return (list) => {
    if (list.length >= mostOwnViews) return 'full';
    const back: Change = (now) => {
      const there = now.find(({ name }) => name === view.name);
      if (there && !isSame(there, view)) return 'changed';
      return { list: now.filter((each) => each !== there) };
    };
    return nameFault(view.name, list) ?? { list: list.toSpliced(at, 0, view), back };
  };
}

function renaming(before: string, after: string): Change {
  return (list) => {
    const others = list.filter(({ name }) => name !== before);
    if (others.length === list.length) return 'gone';
    const renamed = list.map((each) => (each.name === before ? { ...each, name: after } : each));
    return nameFault(after, others) ?? { list: renamed, back: renaming(after, before) };
  };
}

function setting(seen: OwnView, choice: OwnChoice): Change {
  return (list) => {
    const there = list.find(({ name }) => name === seen.name);
    if (!there) return 'gone';
    if (!isSame(there, seen)) return 'changed';
    const after = { ...choice, name: seen.name };
    return {
      list: list.map((each) => (each === there ? after : each)),
      back: setting(after, choiceOf(there)),
    };
  };
}

function moving(name: string, to: number): Change {
  return (list) => {
    const from = list.findIndex((each) => each.name === name);
    if (from < 0) return 'gone';
    return {
      list: list.toSpliced(from, 1).toSpliced(to, 0, list[from]!),
      back: moving(name, from),
    };
  };
}

/** The view that a choice is, whatever it is called and whatever is searched in it. */
export function ownViewOf(list: readonly OwnView[], choice: OwnChoice): OwnView | undefined {
  return list.find((each) => isSame(each, choice));
}

/** Whether two choices show the same. */
export function isSame(a: OwnChoice, b: OwnChoice): boolean {
  return (
    a.view === b.view && a.order === b.order && a.filter === b.filter && a.columns === b.columns
  );
}

function choiceOf({ view, order, filter, columns }: OwnChoice): OwnChoice {
  return { view, order, filter, columns };
}

function cleanName(name: string): string {
  return [...name.replaceAll(/\s+/g, ' ').trim()].slice(0, longestName).join('').trim();
}

function nameFault(name: string, others: readonly OwnView[]): OwnViewFault | undefined {
  if (name === '') return 'missing';
  return others.some((each) => each.name === name) ? 'taken' : undefined;
}

function readOwnViews(kept: unknown): readonly OwnView[] {
  const list = (kept as { readonly views?: unknown } | undefined | null)?.views;
  if (!Array.isArray(list)) return [];
  const found = new Map<string, OwnView>();
  for (const each of list as readonly unknown[]) {
    const view = readOwnView(each);
    if (view && !found.has(view.name)) found.set(view.name, view);
  }
  return [...found.values()].slice(0, mostOwnViews);
}

function readOwnView(value: unknown): OwnView | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, view, order, filter, columns } = value as Record<string, unknown>;
  const known = views.find((each) => each === view);
  const ordered = orders.find((each) => each === order);
  if (!known || !ordered || typeof name !== 'string' || typeof filter !== 'string')
    return undefined;
  const clean = cleanName(name);
  if (clean === '') return undefined;
  // Views that an earlier version has kept have none.
  const line = typeof columns === 'string' ? cleanColumns(columns) : '';
  return { name: clean, view: known, order: ordered, filter: cleanFilter(filter), columns: line };
}
