import type { Client } from '../../../wasm/js/index.js';
import { filterProperty, type Filter } from '../../table/filters.js';
import { listsOf } from '../../table/lists.js';
import { rowOf } from '../../table/filter-words.js';

/**
 * The names of the persons that a filter from an address speaks of. No list has them all, but the
 * tickets that the filter finds have theirs.
 */
export async function findNames(client: Client, filter: Filter): Promise<boolean> {
  const person = filterProperty('person')!;
  const list = rowOf(person).mdoList;
  if (list === undefined) return false;
  const lists = listsOf(client);
  const known = new Set(lists.known(list)?.map(({ Id }) => Id));
  const wanted = filter
    .filter(({ property, operator }) => property === person && operator.startsWith('is'))
    .flatMap(({ value }) => value as readonly number[])
    .filter((id) => !known.has(id));
  const select = ['personId', 'person/fullName'];
  for (const id of new Set(wanted)) {
    const { rows } = await client.listTickets({ select, filter: `personId eq ${id}`, top: 1 });
    const name = rows[0]?.['person/fullName'];
    if (typeof name === 'string' && name !== '') lists.remember(list, { Id: id, Name: name });
  }
  return wanted.length > 0;
}
