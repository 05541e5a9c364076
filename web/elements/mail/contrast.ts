import { colourMark } from './marks.js';

/** Red, green, blue (0 to 255) and opacity (0 to 1). */
export type Colour = readonly [number, number, number, number];

/** Text with less contrast cannot be read (WCAG 2.2, 1.4.3: 3 for large text). */
const least = 3;
const dark = '#18202a';
const light = '#ffffff';
const paper: Colour = [255, 255, 255, 1];

/** Reads a computed colour. */
export function parseColour(computed: string): Colour {
  const [red = 0, green = 0, blue = 0, opacity = 1] = (computed.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, opacity];
}

/** `top` as it is seen on `below`, which is opaque. */
export function over(top: Colour, below: Colour): Colour {
  const [opacity] = top.slice(3) as [number];
  const mix = (index: 0 | 1 | 2) => top[index] * opacity + below[index] * (1 - opacity);
  return [mix(0), mix(1), mix(2), 1];
}

/** WCAG's contrast ratio of two opaque colours, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/**
 * Gives text that cannot be told from its background another colour: a background image or a style
 * sheet that was removed may have made the difference. A mail with colours lies on white.
 */
export function mendContrast(root: HTMLElement): void {
  const view = root.ownerDocument.defaultView;
  if (!view || !root.querySelector(`[${colourMark}]`)) return;
  // Each round may change what elements within the mended ones inherit.
  for (let round = 0; round < 3; round += 1) {
    const grounds = new Map<Element, Colour>();
    const ground = (element: Element): Colour => {
      let found = grounds.get(element);
      if (!found) {
        const own = parseColour(view.getComputedStyle(element).backgroundColor);
        const parent = element === root ? null : element.parentElement;
        found = own[3] === 1 ? own : over(own, parent ? ground(parent) : paper);
        grounds.set(element, found);
      }
      return found;
    };
    const mended: [HTMLElement, string][] = [];
    for (const element of root.querySelectorAll<HTMLElement>(`[${colourMark}], a`)) {
      const below = ground(element);
      const text = over(parseColour(view.getComputedStyle(element).color), below);
      if (contrast(text, below) < least) mended.push([element, readableOn(below)]);
    }
    for (const [element, colour] of mended) element.style.color = colour;
    if (mended.length === 0) return;
  }
}

function readableOn(below: Colour): string {
  return contrast([24, 32, 42, 1], below) >= contrast(paper, below) ? dark : light;
}
