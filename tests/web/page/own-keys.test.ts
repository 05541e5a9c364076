import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commandsFor, type Actions, type OwnKeys } from '../../../web/page/commands.js';
import { faultOf, readOwnKeys, writeOwnKeys } from '../../../web/page/own-keys.js';

const nothing = new Proxy({}, { get: () => () => undefined }) as Actions;
const commands = (own: OwnKeys = {}) => commandsFor(nothing, own);

describe('keys of a command', () => {
  test('are its own, or what was chosen', () => {
    const keysOf = (own: OwnKeys) => commands(own).find(({ id }) => id === 'reply')?.keys;
    expect(keysOf({})).toBe('R');
    expect(keysOf({ reply: 'Control+E' })).toBe('Control+E');
  });

  test('stay the reader’s where a command comes to have the same by itself', () => {
    const keysOf = (id: string) => commands({ outbox: 'T' }).find((each) => each.id === id)?.keys;
    expect([keysOf('outbox'), keysOf('take')]).toEqual(['T', '']);
  });

  test.each(['Ä', '§', 'W', 'Control+E', 'Control+1'])('can be %s', (keys) => {
    expect(faultOf(keys, 'reply', commands())).toBeUndefined();
  });

  test.each(['', ' ', 'Enter', 'Tab', 'ArrowUp', 'Control+T', 'Control+Enter', 'Control+ '])(
    'cannot be “%s”',
    (keys) => {
      expect(faultOf(keys, 'reply', commands())).toEqual({ why: 'unfit' });
    },
  );

  test('cannot be another’s, but can be those that it has', () => {
    const fault = faultOf('N', 'reply', commands());
    expect(fault).toMatchObject({ why: 'taken', by: { id: 'create' } });
    expect(faultOf('R', 'reply', commands())).toBeUndefined();
    expect(faultOf('R', 'comment', commands({ reply: 'Q' }))).toBeUndefined();
  });
});

describe('what is kept', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    kept.clear();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    Object.assign(globalThis, { localStorage: storage });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'localStorage');
  });

  test('comes back', () => {
    writeOwnKeys({ reply: 'E', help: 'Control+H' });
    expect(readOwnKeys()).toEqual({ reply: 'E', help: 'Control+H' });
  });

  test.each(['', '[]', 'null', '3', '{', '{"reply":3}', `{"reply":"${'x'.repeat(50)}"}`])(
    'is nothing where it is no such thing: %s',
    (json) => {
      kept.set('ticketwire:keys', json);
      expect(readOwnKeys()).toEqual({});
    },
  );
});
