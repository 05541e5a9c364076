import { orders, views, type ListChoice } from '../table/views.js';

/** What the page shows beside the list. */
export type Route =
  | { readonly name: 'list' }
  | { readonly name: 'new' }
  | { readonly name: 'ticket'; readonly id: number };

/** All that stands in the page's address: what is open, and what the list shows. */
export interface Place {
  readonly route: Route;
  readonly list: ListChoice;
}

const greatestId = 2_147_483_647;
const usual: ListChoice = { view: views[0]!, order: orders[0]!, search: '' };

/** The place that a location's hash names; the usual for anything unknown. */
export function parseHash(hash: string): Place {
  const [path = '', query = ''] = hash.split(/\?(.*)/s, 2);
  const given = new URLSearchParams(query);
  const view = views.find((name) => name === given.get('view')) ?? usual.view;
  const order = orders.find((name) => name === given.get('order')) ?? usual.order;
  return { route: parsePath(path), list: { view, order, search: given.get('search') ?? '' } };
}

function parsePath(path: string): Route {
  if (/^#\/new\/?$/.test(path)) return { name: 'new' };
  const id = Number(/^#\/ticket\/(\d{1,10})\/?$/.exec(path)?.[1]);
  return id >= 1 && id <= greatestId ? { name: 'ticket', id } : { name: 'list' };
}

/** The hash of a place; what is as usual is left out. */
export function toHash({ route, list }: Place): string {
  const query = new URLSearchParams();
  for (const name of ['view', 'order', 'search'] as const) {
    if (list[name] !== usual[name]) query.set(name, list[name]);
  }
  const path = route.name === 'ticket' ? `ticket/${route.id}` : route.name === 'new' ? 'new' : '';
  const given = query.toString();
  return `#/${path}${given === '' ? '' : `?${given}`}`;
}
