import { describe, expect, jest, test } from '@jest/globals';
import { commandsFor, isSingle, type Actions } from '../../../web/page/commands.js';
import { keysOf, shortcut } from '../../../web/page/shortcuts.js';

function press(key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent {
  const event = {
    ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
    ...{ defaultPrevented: false, isComposing: false, repeat: false },
    composedPath: () => [],
    preventDefault: jest.fn(),
    ...more,
  };
  return event as unknown as KeyboardEvent;
}

const names = [
  'palette',
  'save',
  'review',
  'search',
  'next',
  'previous',
  'queue',
  'create',
  'reply',
  'comment',
  'forward',
  'take',
  'close',
  'reopen',
  'outbox',
  'part',
  'partBefore',
  'leave',
  'help',
] as const;

function table() {
  const done: string[] = [];
  const actions = Object.fromEntries(names.map((name) => [name, () => done.push(name)]));
  return { done, commands: commandsFor(actions as unknown as Actions) };
}

describe('commands', () => {
  test('have keys and names of their own', () => {
    const { commands } = table();
    for (const part of ['id', 'keys', 'label'] as const) {
      expect(new Set(commands.map((command) => command[part])).size).toBe(commands.length);
    }
  });

  test('run what they are named after', () => {
    const { commands, done } = table();
    for (const { run } of commands) run();
    expect(done).toEqual(commands.map(({ id }) => id));
  });
});

describe('shortcut', () => {
  test.each([
    ['n', {}, 'create'],
    ['x', {}, 'close'],
    ['F6', {}, 'part'],
    ['F6', { shiftKey: true }, 'partBefore'],
    ['?', { shiftKey: true }, 'help'],
    ['Escape', {}, 'leave'],
  ])('%s', (key, more, id) => {
    const { commands, done } = table();
    const event = press(key, more);
    shortcut(event, commands, { singleKeys: true });
    expect(done).toEqual([id]);
    expect(event.preventDefault).toHaveBeenCalled();
  });

  test('leaves the keys to a menu that is open within an element', () => {
    const { commands, done } = table();
    let open: object | null = {};
    const button = { matches: () => false, closest: () => null };
    const root = { querySelector: () => open } as unknown as EventTarget;
    const path = () => [{ ...button, isContentEditable: false } as unknown as EventTarget, root];
    shortcut(press('Escape', { composedPath: path }), commands, { singleKeys: true });
    expect(done).toEqual([]);
    open = null;
    shortcut(press('Escape', { composedPath: path }), commands, { singleKeys: true });
    expect(done).toEqual(['leave']);
  });

  test.each([
    ['n', { shiftKey: true }],
    ['n', { altKey: true }],
    ['n', { ctrlKey: true }],
    ['n', { repeat: true }],
    ['n', { isComposing: true }],
    ['n', { defaultPrevented: true }],
    ['w', {}],
    ['s', { ctrlKey: true }],
  ])('%s with %j is left alone', (key, more) => {
    const { commands, done } = table();
    const event = press(key, more);
    shortcut(event, commands, { singleKeys: true });
    expect(done).toEqual([]);
    expect(event.preventDefault).not.toHaveBeenCalled();
  });

  test('the palette opens also while a text is typed, but not over a dialog', () => {
    const { commands, done } = table();
    const field = { matches: () => true, closest: () => null, isContentEditable: false };
    const path = (field: object) => () => [field as unknown as EventTarget];
    const typing = { ctrlKey: true, composedPath: path(field) };
    shortcut(press('k', typing), commands, { singleKeys: true });
    shortcut(press('n', { composedPath: path(field) }), commands, { singleKeys: true });
    expect(done).toEqual(['palette']);
    const root = { querySelector: () => ({}) };
    shortcut(press('k', { ctrlKey: true, composedPath: path(root) }), commands, {
      singleKeys: true,
    });
    expect(done).toEqual(['palette']);
  });

  test('single keys can be switched off; the others stay', () => {
    const { commands, done } = table();
    for (const command of commands) {
      shortcut(press(command.keys), commands, { singleKeys: false });
    }
    expect(done).toEqual(['palette', 'part', 'partBefore', 'leave']);
    expect(commands.filter(isSingle).length).toBeGreaterThan(4);
  });
});

test('the Command key of a Mac is Control', () => {
  expect(keysOf(press('s', { metaKey: true }))).toBe('Control+S');
  expect(keysOf(press('Enter', { ctrlKey: true }))).toBe('Control+Enter');
});
