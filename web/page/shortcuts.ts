import { openHelp } from './panels.js';
import type { Workspace } from './workspace.js';

/** Single keys that work outside of inputs. */
export function shortcut(event: KeyboardEvent, workspace: Workspace): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const [target] = event.composedPath();
  if (target instanceof Element && isBusy(target, event.key)) return;
  const actions: Record<string, () => void> = {
    '/': () => document.querySelector<HTMLInputElement>('#search')?.focus(),
    '?': openHelp,
    n: () => workspace.go({ name: 'new' }),
    r: () => void workspace.editor?.write('External'),
    c: () => void workspace.editor?.write('Internal'),
    Escape: () => workspace.list?.focus(),
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

/** True where keys are text, or belong to a dialog or menu. */
function isBusy(target: Element, key: string): boolean {
  if (target.closest('dialog, [popover]')) return true;
  const typing =
    key === 'Escape' ? 'select' : 'input:not([type=checkbox], [type=radio]), textarea, select';
  return target.matches(typing) || document.querySelector('dialog[open], :popover-open') !== null;
}
