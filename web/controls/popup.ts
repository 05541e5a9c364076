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
