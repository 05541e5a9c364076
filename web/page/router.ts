import { cleanColumns } from '../table/columns.js';
import { cleanFilter } from '../table/filters.js';
import { orders, views, type ListChoice } from '../table/views.js';

/** What the page shows beside the list. */
export type Route =
  | { readonly name: 'list' }
  | { readonly name: 'new' }
  | {
      readonly name: 'ticket';
      readonly id: number;
      /** Of this message, which is to be looked at. */
      readonly message?: number;
    };

/** All that stands in the page's address: what is open, and what the list shows. */
export interface Place {
  readonly route: Route;
  readonly list: ListChoice;
}

const greatestId = 2_147_483_647;
const usual: ListChoice = {
  ...{ view: views[0]!, order: orders[0]! },
  ...{ search: '', filter: '', columns: '' },
};

/** The place that a location's hash names; the usual for anything unknown. */
export function parseHash(hash: string): Place {
  const [path = '', query = ''] = hash.split(/\?(.*)/s, 2);
  const given = new URLSearchParams(query);
  const view = views.find((name) => name === given.get('view')) ?? usual.view;
  const order = orders.find((name) => name === given.get('order')) ?? usual.order;
  const filter = cleanFilter(given.get('filter'));
  const search = given.get('search') ?? '';
  const columns = cleanColumns(given.get('columns'));
  return { route: parsePath(path), list: { view, order, search, filter, columns } };
}

function parsePath(path: string): Route {
  if (/^#\/new\/?$/.test(path)) return { name: 'new' };
  const found = /^#\/ticket\/(\d{1,10})(?:\/message\/(\d{1,10}))?\/?$/.exec(path);
  const [id, message] = [Number(found?.[1]), Number(found?.[2])];
  if (!isId(id)) return { name: 'list' };
  return { name: 'ticket', id, ...(isId(message) && { message }) };
}

const isId = (number: number): boolean => number >= 1 && number <= greatestId;

/** Number of the ticket that is open. */
export function openIn({ route }: Place): number | undefined {
  return route.name === 'ticket' ? route.id : undefined;
}

/** The hash of a place; what is as usual is left out. */
export function toHash({ route, list }: Place): string {
  const query = new URLSearchParams();
  for (const name of ['view', 'order', 'search', 'filter', 'columns'] as const) {
    if (list[name] !== usual[name]) query.set(name, list[name]);
  }
  const given = query.toString();
  return `#/${pathOf(route)}${given === '' ? '' : `?${given}`}`;
}

function pathOf(route: Route): string {
  if (route.name !== 'ticket') return route.name === 'new' ? 'new' : '';
  const { id, message } = route;
  return message === undefined ? `ticket/${id}` : `ticket/${id}/message/${message}`;
}
