import type { TicketEditor } from '../elements/editor/editor.js';
import type { TicketList } from '../elements/list/list.js';

/** A part of the page that can have the focus. */
export interface PagePart {
  /** True where it has the focus. */
  readonly focused: () => boolean;
  /** Moves the focus so many parts on within it; from outside to its first or last. False past its ends. */
  readonly step: (places: 1 | -1) => boolean;
}

/** The parts of the page, in their order on the screen: search, list, and those of the ticket. */
export function partsOf(page: {
  readonly list: TicketList | null;
  readonly editor: TicketEditor | null;
  querySelector(selector: string): Element | null;
}): PagePart[] {
  const { list, editor } = page;
  const within = editor?.checkVisibility() ? editor : null;
  return [
    onePart(page.querySelector('#search') as HTMLElement | null),
    onePart(list),
    { focused: () => hasFocus(within), step: (places) => within?.focusPart(places) === true },
  ];
}

/** Moves the focus to the next or the previous part, round and round. */
export function stepParts(parts: readonly PagePart[], places: 1 | -1): void {
  const at = parts.findIndex(({ focused }) => focused());
  if (at >= 0 && parts[at]!.step(places)) return;
  const from = at < 0 && places > 0 ? -1 : Math.max(at, 0);
  for (let far = 1; far <= parts.length; far++) {
    const next = parts.at((from + places * far) % parts.length)!;
    if (next.step(places)) return;
  }
}

/** A part that is one stop. */
function onePart(element: HTMLElement | null): PagePart {
  const focused = (): boolean => hasFocus(element);
  return {
    focused,
    step: () => {
      if (focused() || element?.checkVisibility() !== true) return false;
      element.focus();
      return focused();
    },
  };
}

const hasFocus = (element: HTMLElement | null): boolean =>
  element?.matches(':focus-within') === true;
