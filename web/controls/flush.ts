/** A control that holds something until the cursor leaves it. */
export interface Flushable {
  flush(): void;
}

/**
 * Takes over what the focused control under a root still holds, as if the cursor left it. Call it
 * before every save.
 */
export function flushControls(root: Pick<DocumentOrShadowRoot, 'activeElement'>): void {
  const focused = root.activeElement;
  if (!focused) return;
  // A tick is taken over as it is made; told once more it would set what never was set.
  if (focused.matches('input[type="checkbox"], input[type="radio"]')) return;
  focused.dispatchEvent(new Event('change', { bubbles: true }));
  const holder = focused.closest('tw-combobox') as (Element & Partial<Flushable>) | null;
  holder?.flush?.();
}
