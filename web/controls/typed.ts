import { noChange } from 'lit';
import { Directive, PartType, directive, type PartInfo, type PropertyPart } from 'lit/directive.js';

import { isText, showHalf, showWhole } from './half.js';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Shows a text in a field, but never under what is being typed there. */
class Typed extends Directive {
  #field: Field | undefined;
  #text = '';
  #half: string | undefined;
  #touched = false;

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.PROPERTY) throw new Error('typed() belongs to .value');
  }

  override render(text: string, half?: string): unknown {
    this.#text = text;
    this.#half = half;
    this.#show();
    return noChange;
  }

  override update(part: PropertyPart, [text, half]: [string, string?]): unknown {
    if (!this.#field) this.#listen(part.element as Field);
    return this.render(text, half);
  }

  #listen(field: Field): void {
    this.#field = field;
    field.addEventListener('input', () => (this.#touched = true));
    field.addEventListener('blur', () => {
      this.#touched = false;
      this.#show();
    });
  }

  #show(): void {
    const field = this.#field;
    if (!field || this.#touched) return;
    if (!(field instanceof HTMLInputElement)) return put(field, this.#text);
    if (this.#half === undefined) {
      showWhole(field);
      put(field, this.#text);
    } else if (isText(field)) put(field, this.#half);
    else showHalf(field, this.#half);
  }
}

/**
 * `.value=${typed(text)}`: the text, once nobody is typing. From the first keystroke until the
 * cursor leaves, the field belongs to the person, whatever is rendered. With `half` it has half a
 * date, which is shown as it was typed (see `half.ts`).
 */
export const typed = directive(Typed);

/** Sets a field's text; a cursor in it stays where it was. */
function put(field: Field, text: string): void {
  if (field.value === text && !field.validity.badInput) return;
  const { selectionStart, selectionEnd } = field;
  field.value = text;
  if (selectionStart !== null && field.matches(':focus')) {
    field.setSelectionRange(selectionStart, selectionEnd);
  }
}
