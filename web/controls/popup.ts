const gap = 4;
const tallest = 320;

/** Puts an open popover below its input, or above where there is more room. */
export function placePopup(popup: HTMLElement, input: HTMLElement): void {
  const box = input.getBoundingClientRect();
  const below = innerHeight - box.bottom - 2 * gap;
  const above = box.top - 2 * gap;
  const downward = below >= Math.min(tallest, popup.scrollHeight) || below >= above;
  const width = Math.min(Math.max(box.width, 240), innerWidth - 2 * gap);
  const left = Math.min(box.left, innerWidth - width - gap);
  Object.assign(popup.style, {
    left: `${Math.max(gap, left)}px`,
    width: `${width}px`,
    maxHeight: `${Math.min(tallest, downward ? below : above)}px`,
    top: downward ? `${box.bottom + gap}px` : 'auto',
    bottom: downward ? 'auto' : `${innerHeight - box.top + gap}px`,
  });
}

/**
 * Hears when something scrolls that an element may lie in, or the window gets another size; until
 * the function that comes back is called. A scroll is not heard outside of its own shadow tree.
 */
export function followScroll(element: Element, hear: (event: Event) => void): () => void {
  const targets: EventTarget[] = [window];
  for (
    let root = element.getRootNode();
    root instanceof ShadowRoot;
    root = root.host.getRootNode()
  ) {
    targets.push(root);
  }
  const options = { capture: true, passive: true };
  for (const target of targets) target.addEventListener('scroll', hear, options);
  addEventListener('resize', hear);
  return () => {
    for (const target of targets) target.removeEventListener('scroll', hear, options);
    removeEventListener('resize', hear);
  };
}

/** True while no part of the page that scrolls has scrolled the element away. */
export function isInView(element: Element): boolean {
  const box = element.getBoundingClientRect();
  for (let each = parentOf(element); each; each = parentOf(each)) {
    if (getComputedStyle(each).overflowY === 'visible') continue;
    const port = each.getBoundingClientRect();
    if (box.bottom <= port.top || box.top >= port.bottom) return false;
  }
  return box.bottom > 0 && box.top < innerHeight;
}

function parentOf(element: Element): Element | undefined {
  const { parentNode } = element;
  if (parentNode instanceof ShadowRoot) return parentNode.host;
  return parentNode instanceof Element ? parentNode : undefined;
}
