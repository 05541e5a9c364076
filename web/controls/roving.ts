import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** What can have the focus in a group; what is in a panel that opens belongs to that. */
const focusable = ':is(button, a[href], input, select, summary):not(:disabled, [popover] *)';
/** In these the arrows move the cursor, or choose. */
const typing = 'input:not([type=checkbox]), select, textarea';

/** Where an arrow leads in a group of so many; nothing for other keys. */
export function placeAfter(
  key: string,
  at: number,
  count: number,
  rightToLeft = false,
): number | undefined {
  const [onward, back] = rightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  if (key === onward) return (at + 1) % count;
  if (key === back) return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

/**
 * Makes the controls of an element one stop of Tab: arrows lead from one to the next, Home and End to the
 * first and last (WAI-ARIA's roving tabindex). Tab comes to the one that `entry` fits; without an entry to
 * the one that had the focus last, at first to the first.
 */
class Roving extends Directive {
  #group: HTMLElement | undefined;
  #entry: string | undefined;
  /** What had the focus last. */
  #last: Element | undefined;

  override render(entry?: string): unknown {
    this.#entry = entry;
    return noChange;
  }

  override update({ element }: ElementPart, [entry]: [string?]): unknown {
    if (!this.#group) this.#follow((this.#group = element as HTMLElement));
    // What is in the group is rendered after this.
    queueMicrotask(() => this.#settle());
    return this.render(entry);
  }

  #follow(group: HTMLElement): void {
    group.addEventListener('focusin', ({ target }) => {
      this.#last = target as Element;
      this.#settle();
    });
    group.addEventListener('focusout', ({ relatedTarget }) => {
      if (this.#entry === undefined || group.contains(relatedTarget as Node | null)) return;
      this.#last = undefined;
      this.#settle();
    });
    group.addEventListener('keydown', (event) => this.#key(event));
    // Controls come and go with what is rendered into the group, and in whatever it has inside.
    const changes = { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] };
    new MutationObserver(() => this.#settle()).observe(group, changes);
  }

  get #items(): HTMLElement[] {
    return [...this.#group!.querySelectorAll<HTMLElement>(focusable)];
  }

  #settle(): void {
    const items = this.#items;
    const isEntry = (item: Element): boolean =>
      this.#entry !== undefined && item.matches(this.#entry);
    const stop = items.find((item) => item === this.#last) ?? items.find(isEntry) ?? items[0];
    for (const item of items) item.tabIndex = item === stop ? 0 : -1;
  }

  #key(event: KeyboardEvent): void {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || (target as Element).matches(typing)) return;
    const items = this.#items.filter((item) => item.checkVisibility());
    const at = items.indexOf(target as HTMLElement);
    if (at < 0) return;
    const rightToLeft = getComputedStyle(this.#group!).direction === 'rtl';
    const place = placeAfter(key, at, items.length, rightToLeft);
    if (place === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[place]!.focus();
  }
}

/** On the element around some controls: `<div role="toolbar" ${roving()}>`. */
export const roving = directive(Roving);
