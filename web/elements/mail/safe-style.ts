/** Properties of a mail's inline styles that are kept: text, box and table layout, no positioning. */
const allowed =
  /^(?:color|background-color|font(?:-family|-size|-style|-weight|-variant.*)?|line-height|letter-spacing|text-(?:align|decoration.*|indent|transform)|vertical-align|white-space.*|text-wrap.*|direction|margin.*|padding.*|border.*|width|height|m(?:ax|in)-(?:width|height)|list-style-type|table-layout|caption-side|display)$/;

const colours = /^(?:color|background-color)$/;
/** Functions, all but those of plain colours: they load, reach outside, or compute without end. */
const unsafe = /@|\\|(?<!\brgba?|\bhsla?)\(/i;
/** Lengths of the frame: it grows with its mail, which would grow with the frame. */
const ofFrame = /[\d.](?:[sdl]?v(?:w|h|i|b|min|max)|cq\w+)\b/i;
/** Larger than any screen. */
const huge = /\d{5}|\de\+/i;
const displays =
  /^(?:none|block|inline|inline-block|list-item|table(?:-(?:row|cell|caption|(?:row|header|footer)-group))?)$/;

/** A declaration of an inline style. */
export interface Declaration {
  readonly name: string;
  readonly value: string;
}

/** True for declarations that can neither load anything nor leave their place in the text. */
export function isHarmless({ name, value }: Declaration): boolean {
  if (!allowed.test(name) || unsafe.test(value) || ofFrame.test(value)) return false;
  if (huge.test(value)) return false;
  if (name === 'display') return displays.test(value);
  return !/^initial$|(?:^|\s)-[\d.]/.test(value);
}

/** True for declarations that choose a colour for text or its background. */
export function isColour({ name }: Declaration): boolean {
  return colours.test(name);
}

/** Longer styles are dropped: no mail program writes them. */
const longest = 4000;

/** The harmless declarations of a `style` attribute's text. */
export class StyleReader {
  readonly #probe = document.createElement('i').style;
  readonly #read = new Map<string, readonly Declaration[]>();

  read(style: string): readonly Declaration[] {
    if (style.length > longest) return [];
    let found = this.#read.get(style);
    if (!found) {
      this.#probe.cssText = style;
      found = [...this.#probe]
        .filter((name) => !name.startsWith('--'))
        .map((name) => ({ name, value: this.#probe.getPropertyValue(name) }))
        .filter(isHarmless);
      this.#read.set(style, found);
    }
    return found;
  }
}
