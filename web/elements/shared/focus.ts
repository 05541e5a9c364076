import type { ReactiveControllerHost } from 'lit';

/** Gives the focus back to the button of a panel that closes, unless it has gone elsewhere already. */
export function giveBack(panel: HTMLElement, button: HTMLElement): void {
  const { activeElement } = panel.getRootNode() as ShadowRoot;
  if (activeElement && panel.contains(activeElement)) button.focus();
}

/** What is left of where something had the focus that is gone. */
export interface Left {
  /** The innermost of what it was in. */
  readonly place: Element | undefined;
  /** What came after it in the order of Tab, else before it, else what has come in its place. */
  readonly next: HTMLElement | undefined;
}

const focusable =
  ":is(input, select, textarea, button, a[href], summary, [tabindex='0']):not(:disabled)";

/**
 * Where rendering takes away what has the focus, such as a button that has done its work, gives it to
 * something that stays: at the keyboard one would else begin anew at the page's first link.
 */
export function keepFocus(
  host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment },
  give: (gone: Element, left: Left) => void,
): void {
  let around: readonly Element[] = [];
  let order: readonly HTMLElement[] = [];
  host.addController({
    hostUpdate: () => {
      const { renderRoot } = host;
      const { activeElement } = renderRoot.getRootNode() as Document | ShadowRoot;
      const within = activeElement !== null && renderRoot.contains(activeElement);
      around = within ? withParents(activeElement) : [];
      order = within ? [...renderRoot.querySelectorAll<HTMLElement>(focusable)] : [];
    },
    hostUpdated: () => {
      const [gone] = around;
      if (gone?.isConnected !== false) return;
      const at = order.indexOf(gone as HTMLElement);
      const neighbours = [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0)).reverse()];
      const place = around.find((each) => each.isConnected);
      const next = neighbours.find((each) => each.isConnected && each.checkVisibility());
      give(gone, { place, next: next ?? nearest(place) });
    },
  });
}

/** Of the innermost surroundings in which something can have the focus the first that can. */
export function nearest(place: Element | null | undefined): HTMLElement | undefined {
  if (!place) return undefined;
  const all = [...place.querySelectorAll<HTMLElement>(focusable)];
  return all.find((each) => each.checkVisibility()) ?? nearest(place.parentElement);
}

function withParents(element: Element): readonly Element[] {
  const { parentElement } = element;
  return [element, ...(parentElement ? withParents(parentElement) : [])];
}
