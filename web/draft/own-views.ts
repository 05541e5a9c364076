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

/** Why a view is not kept. */
export type OwnViewFault = 'missing' | 'taken' | 'full' | 'failed';

type Change = (list: readonly OwnView[]) => readonly OwnView[] | OwnViewFault;

/**
 * The views that one user has saved at one server, in the order that he gave them. They lie in the
 * store of the desk, like drafts; other tabs take over what one changes.
 */
export class OwnViews {
  #list: readonly OwnView[] = [];
  /** True once they were asked for. */
  #wanted = false;
  readonly #store: Store;
  readonly #changed: () => void;
  readonly #tell: () => void;
  readonly #alone: Alone;
  /** Changes are made one after another: each is of what the one before has left. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    store: Store,
    {
      changed,
      tell,
      alone = (work) => work(),
    }: { readonly changed: () => void; readonly tell: () => void; readonly alone?: Alone },
  ) {
    this.#store = store;
    this.#changed = changed;
    this.#tell = tell;
    this.#alone = alone;
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

  /** Keeps a choice under a new name, behind the others. */
  add(name: string, choice: OwnChoice): Promise<OwnViewFault | undefined> {
    return this.insert({ ...choiceOf(choice), name }, Infinity);
  }

  /** Puts a view at a place: what was removed comes back by this. */
  insert(view: OwnView, at: number): Promise<OwnViewFault | undefined> {
    const name = cleanName(view.name);
    return this.#do((list) => {
      if (list.length >= mostOwnViews) return 'full';
      return nameFault(name, list) ?? list.toSpliced(at, 0, { ...view, name });
    });
  }

  rename(before: string, after: string): Promise<OwnViewFault | undefined> {
    const name = cleanName(after);
    return this.#do((list) => {
      const others = list.filter((each) => each.name !== before);
      const renamed = list.map((each) => (each.name === before ? { ...each, name } : each));
      return nameFault(name, others) ?? renamed;
    });
  }

  remove(name: string): Promise<OwnViewFault | undefined> {
    return this.#do((list) => list.filter((each) => each.name !== name));
  }

  /** Moves a view by so many places. */
  move(name: string, places: number): Promise<OwnViewFault | undefined> {
    return this.#do((list) => {
      const from = list.findIndex((each) => each.name === name);
      if (from < 0) return list;
      const to = Math.max(0, Math.min(list.length - 1, from + places));
      return list.toSpliced(from, 1).toSpliced(to, 0, list[from]!);
    });
  }

  /** Takes over what another tab has kept. */
  async reload(): Promise<void> {
    this.#wanted = true;
    await this.#read();
    this.#changed();
  }

  #do(change: Change): Promise<OwnViewFault | undefined> {
    const done = this.#last.then(() => this.#alone(() => this.#write(change)));
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Of what is in the store now: another tab may have kept more meanwhile. */
  async #write(change: Change): Promise<OwnViewFault | undefined> {
    try {
      await this.#read();
      const after = change(this.#list);
      if (typeof after === 'string') return after;
      await this.#store.write([{ key, value: { v: 1, views: after } }]);
      this.#list = after;
    } catch {
      return 'failed';
    }
    this.#tell();
    this.#changed();
    return undefined;
  }

  async #read(): Promise<void> {
    this.#list = readOwnViews(await this.#store.get(key));
  }
}

/** The view that a choice is, whatever it is called and whatever is searched in it. */
export function ownViewOf(list: readonly OwnView[], choice: OwnChoice): OwnView | undefined {
  return list.find(
    ({ view, order, filter, columns }) =>
      view === choice.view &&
      order === choice.order &&
      filter === choice.filter &&
      columns === choice.columns,
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
