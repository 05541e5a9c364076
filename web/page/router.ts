/** What the page shows. */
export type Route =
  | { readonly name: 'list' }
  | { readonly name: 'new' }
  | { readonly name: 'ticket'; readonly id: number };

/** The route that a location's hash names; the list for anything unknown. */
export function parseHash(hash: string): Route {
  if (/^#\/new\/?$/.test(hash)) return { name: 'new' };
  const id = Number(/^#\/ticket\/(\d{1,9})\/?$/.exec(hash)?.[1]);
  return Number.isSafeInteger(id) && id > 0 ? { name: 'ticket', id } : { name: 'list' };
}

/** The hash of a route. */
export function toHash(route: Route): string {
  if (route.name === 'ticket') return `#/ticket/${route.id}`;
  return route.name === 'new' ? '#/new' : '#/';
}
