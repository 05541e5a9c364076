import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { knowCaller } from '../../../web/draft/caller.js';
import type { DeskClient } from '../../../web/draft/desk-client.js';
import { deskOf, leaveDesk, signedIn } from '../../../web/draft/desk-of.js';
import { signingIn } from '../../../web/draft/signing-in.js';
import { rowNamed } from '../../../web/table/properties.js';
import type { Client } from '../../../wasm/js/index.js';
import { realCore } from './drafts.js';
import { settle, World } from './world.js';

const core = await realCore();

function provide(value: unknown): void {
  Object.defineProperty(globalThis, 'indexedDB', { value, configurable: true, writable: true });
}

let world: World;
const opened: DeskClient[] = [];
const heard = new Map<string, () => void>();
beforeEach(() => {
  world = new World(core);
  heard.clear();
  provide(undefined);
  globalThis.addEventListener = ((name: string, hear: () => void) =>
    heard.set(name, hear)) as unknown as typeof addEventListener;
});
afterEach(async () => {
  Reflect.deleteProperty(globalThis, 'addEventListener');
  for (const client of opened.splice(0)) await leaveDesk(client);
  // What it was reading comes to its end.
  await settle();
});

function client(part: Partial<DeskClient> = {}): DeskClient {
  const made = Object.assign(world.client(), part);
  opened.push(made);
  return made;
}

describe('the desk of a client', () => {
  test('is one for all who ask, until it is left', async () => {
    const mine = client();
    const desk = await deskOf(mine);
    expect(await deskOf(mine)).toBe(desk);
    expect(await deskOf(client())).not.toBe(desk);
    const close = jest.spyOn(desk, 'close');
    await leaveDesk(mine);
    expect(close).toHaveBeenCalledTimes(1);
    expect(await deskOf(mine)).not.toBe(desk);
  });

  test('that could not be opened is asked for anew', async () => {
    world.offline = true;
    const mine = client();
    await expect(deskOf(mine)).rejects.toMatchObject({ code: 'network' });
    // There is nothing to leave.
    await leaveDesk(mine);
    world.offline = false;
    expect((await deskOf(mine)).unfinished).toEqual([]);
  });

  test('sends nothing while somebody signs in, nor when that is somebody else', async () => {
    let AssociateId = 10;
    const mine = client({ principal: () => Promise.resolve({ AssociateId }) });
    const { outbox, openTicket } = await deskOf(mine).then((desk) => ({
      outbox: desk.outbox,
      openTicket: () => desk.openTicket(7),
    }));
    const session = await openTicket();
    signingIn(mine as Client);
    session.edit(rowNamed('title')!, 'Mine');
    await session.save();
    await settle();
    expect([outbox.paused, world.ticket().Title]).toEqual([true, 'Printer']);
    AssociateId = 11;
    expect(await signedIn(mine as Client)).toBe(false);
    await settle();
    expect([outbox.paused, world.ticket().Title]).toEqual([true, 'Printer']);
    AssociateId = 10;
    expect(await signedIn(mine as Client)).toBe(true);
    await settle();
    expect([outbox.entries, world.ticket().Title]).toEqual([[], 'Mine']);
    // Who has nothing waiting has nothing to fear.
    expect(await signedIn(client() as Client)).toBe(true);
  });

  test('that is asked for once more after it was left sends nothing until its user is there', async () => {
    let AssociateId = 10;
    const mine = client({ principal: () => Promise.resolve({ AssociateId }) });
    provide(new IDBFactory());
    const session = await (await deskOf(mine)).openTicket(7);
    session.edit(rowNamed('title')!, 'Mine');
    signingIn(mine as Client);
    await session.save();
    await leaveDesk(mine);
    // Somebody else has come, and an element does not know it yet.
    AssociateId = 11;
    knowCaller(mine, 10);
    const again = await deskOf(mine);
    await settle();
    expect(again.outbox.entries).toHaveLength(1);
    expect([again.outbox.paused, world.ticket().Title]).toEqual([true, 'Printer']);
    expect(await again.resume()).toBe(false);
    expect([again.outbox.paused, world.ticket().Title]).toEqual([true, 'Printer']);
    AssociateId = 10;
    expect(await again.resume()).toBe(true);
    for (let turn = 0; turn < 50 && again.outbox.entries.length > 0; turn++) await settle();
    expect([again.outbox.paused, world.ticket().Title]).toEqual([false, 'Mine']);
  });

  test('names messages by chance from 0 up to 1', async () => {
    const { getRandomValues } = crypto;
    // The first is for the name by which other pages know this one.
    const bits = [7, 0, 0xffff_ffff, 0x8000_0000, 0x4000_0000];
    crypto.getRandomValues = ((into: Uint32Array) => into.fill(bits.shift()!)) as never;
    try {
      const desk = await deskOf(client());
      const { messageId } = await desk.message(7);
      expect(messageId).toBe('<00000000ffffffff.8000000040000000@ticketwire>');
    } finally {
      crypto.getRandomValues = getRandomValues;
    }
  });

  test.each([
    [0, 'memory'],
    [-1, 'memory'],
    [1, 'durable'],
  ])('of the associate %d is kept in: %s', async (AssociateId, kept) => {
    provide(new IDBFactory());
    const principal = () => Promise.resolve({ AssociateId }) as never;
    expect((await deskOf(client({ principal }))).kept).toBe(kept);
  });

  test('of somebody whom the server does not tell outlives nothing', async () => {
    const nobody = client({ principal: () => Promise.resolve(null) as never });
    expect((await deskOf(nobody)).kept).toBe('memory');
  });

  test('writes when the page goes or is hidden, and sends when the connection is back', async () => {
    const desk = await deskOf(client());
    const flush = jest.spyOn(desk, 'flush');
    const wake = jest.spyOn(desk.outbox, 'wake');
    heard.get('pagehide')!();
    heard.get('visibilitychange')!();
    expect(flush).toHaveBeenCalledTimes(2);
    expect(wake).not.toHaveBeenCalled();
    heard.get('online')!();
    expect(wake).toHaveBeenCalledTimes(1);
  });
});
