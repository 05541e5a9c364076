import { isSingle, type Command } from './commands.js';

/** Runs the command whose keys were pressed, where keys are not text or somebody else's. */
export function shortcut(
  event: KeyboardEvent,
  commands: readonly Command[],
  { singleKeys }: { readonly singleKeys: boolean },
): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const keys = keysOf(event);
  const command = commands.find((each) => each.keys === keys);
  if (!command || command.heard || (isSingle(command) && !singleKeys)) return;
  const [target] = event.composedPath();
  if (event.composedPath().some(hasOpen)) return;
  const busy = target && 'matches' in target && isBusy(target as HTMLElement, event);
  if (busy && !command.anywhere) return;
  event.preventDefault();
  command.run();
}

/** What was pressed, as commands spell it; nothing with Alt, or with Shift and a letter. */
export function keysOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | undefined {
  const { key, shiftKey } = event;
  const letter = /^\p{L}$/u.test(key);
  if (event.altKey || (letter && shiftKey)) return undefined;
  const turned = shiftKey && /^F\d+$/.test(key);
  const name = letter ? key.toUpperCase() : turned ? `Shift+${key}` : key;
  return event.ctrlKey || event.metaKey ? `Control+${name}` : name;
}

/** True for a document or shadow tree in which a dialog or menu is open. */
function hasOpen(root: EventTarget): boolean {
  if ('matches' in root || !('querySelector' in root)) return false;
  return (root as ParentNode).querySelector('dialog[open], :popover-open') !== null;
}

/** True where keys are text, or belong to a dialog or menu. */
function isBusy(target: HTMLElement, { key }: KeyboardEvent): boolean {
  // What has just closed may still have the focus until the next frame.
  if (target.closest('dialog[open], :popover-open')) return true;
  if (target.isContentEditable) return true;
  const typing =
    key === 'Escape' ? 'select' : 'input:not([type=checkbox], [type=radio]), textarea, select';
  return target.matches(typing);
}
