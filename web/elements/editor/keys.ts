import type { Editing } from '../../draft/editing.js';

/** Does what a key means for an editor. */
export function editorKey(
  event: KeyboardEvent,
  editor: Element,
  editing: Editing,
  { save, review }: { readonly save: () => void; readonly review: () => void },
): void {
  const { session } = editing;
  if (!session || event.defaultPrevented || !isFor(event, editor)) return;
  const run = (action: () => void): void => {
    event.preventDefault();
    action();
  };
  const key = event.key.toLowerCase();
  // Else Ctrl+S is the browser's own.
  const busy = session.changed || editor.matches(':focus-within');
  if (key === 's' && !event.shiftKey && busy) run(save);
  else if (key === 'enter' && editing.dialog === undefined) run(review);
  else if (key === 'z' && !typesText(event)) {
    run(() => editing.edit(() => (event.shiftKey ? session.redo() : session.undo())));
  }
}

/** True where Ctrl or the command key makes a command, and it is for this editor. */
export function isFor(event: KeyboardEvent, editor: Element): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  if (!editor.checkVisibility()) return false;
  const path = event.composedPath();
  if (path.includes(editor)) return true;
  // With the cursor in another editor it is that one's; elsewhere it is the first one's.
  const editors = [...editor.ownerDocument.querySelectorAll(editor.localName)];
  return !editors.some((other) => path.includes(other)) && (editors[0] ?? editor) === editor;
}

/** True where the cursor is in a text, which has an undo of its own. */
export function typesText(event: Event): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return false;
  return target.matches('textarea, [contenteditable], input:not([type=checkbox], [type=radio])');
}
