const edge = 8;
const widest = 440;
const lowest = 320;

/** Puts a panel, which may not be shown yet, below its button and within the window. */
export function placePanel(panel: HTMLElement, button: Element): void {
  const box = button.getBoundingClientRect();
  const width = Math.min(widest, innerWidth - 2 * edge);
  const left = Math.max(edge, Math.min(box.left, innerWidth - width - edge));
  // Where there is too little room below, it lies over its button.
  const top = innerHeight - box.bottom - 2 * edge >= lowest ? box.bottom + 4 : edge;
  Object.assign(panel.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    maxHeight: `${innerHeight - top - edge}px`,
  });
}
