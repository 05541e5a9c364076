import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** Gives an element a height in CSS pixels. A `style` attribute would need `'unsafe-inline'`. */
class Height extends Directive {
  override render(height: number): unknown {
    return height;
  }

  override update(part: ElementPart, [height]: [number]): typeof noChange {
    (part.element as HTMLElement).style.height = `${height}px`;
    return noChange;
  }
}

export const heightOf = directive(Height);
