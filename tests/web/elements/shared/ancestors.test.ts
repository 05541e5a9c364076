import { afterEach, describe, expect, test } from '@jest/globals';
import type { Client } from '../../../../wasm/js/index.js';
import {
  enter,
  inheritedClient,
  leave,
  provideClient,
} from '../../../../web/elements/shared/ancestors.js';
import type { Connection } from '../../../../web/elements/shared/connection.js';

const client = (): Client =>
  ({ getTicket: () => undefined, prepare: () => undefined }) as unknown as Client;
/** The part of a node that is looked at. */
interface Place {
  readonly parentNode?: Place | null;
  readonly host?: Place;
  readonly assignedSlot?: Place;
  client?: unknown;
}
const find = (place: Place): ReturnType<typeof inheritedClient> =>
  inheritedClient(place as unknown as Node);

describe('an inherited client', () => {
  test("is the nearest ancestor's, out of shadow roots and through slots", () => {
    const [outer, inner] = [client(), client()];
    const page: Place = { client: outer };
    const host: Place = { parentNode: page };
    const within: Place = { parentNode: { parentNode: null, host } };
    expect(find(within)).toBe(outer);
    host.client = inner;
    expect(find(within)).toBe(inner);
    expect(find(host)).toBe(outer);
    const slot: Place = { parentNode: { client: inner } };
    expect(find({ parentNode: page, assignedSlot: slot })).toBe(inner);
  });

  test('is no client by its name alone', () => {
    const page: Place = { client: client() };
    for (const other of ['customer', 5, {}, { getTicket: 5 }, null]) {
      expect(find({ parentNode: { client: other, parentNode: page } })).toBe(page.client);
    }
    expect(find({ parentNode: null })).toBeUndefined();
  });
});

describe('elements that have or will have one', () => {
  const place: Place = { parentNode: { client: client() } };
  const element = place as unknown as Element;
  let sought = 0;
  const connection = { seek: () => (sought += 1) } as unknown as Connection;
  afterEach(() => leave(element));

  test('one of ours is waited for', () => {
    enter(element, connection);
    expect(find({ parentNode: place })).toBe('coming');
    leave(element);
    expect(find({ parentNode: place })).toBe(place.parentNode!.client);
  });

  test('any element provides what it is told to, and all seek again', () => {
    const mine = client();
    enter(element, connection);
    provideClient(element, mine);
    expect(find({ parentNode: place })).toBe(mine);
    expect(sought).toBe(1);
    provideClient(element, undefined);
    expect(find({ parentNode: place })).toBe('coming');
    expect(sought).toBe(2);
  });
});
