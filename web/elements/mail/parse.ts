import { trusted } from './trusted.js';

let parser: DOMParser | undefined;

/**
 * Parses HTML; nothing of it runs or is loaded. The parser is that of a window that is gone: a page
 * whose policy forbids inline styles and handlers would otherwise report each of the mail's, though
 * none of them ever takes effect.
 */
export function parse(html: string): Document {
  parser ??= parserOfNoWindow();
  const parsed = parser.parseFromString(trusted(html), 'text/html');
  unname(parsed);
  return parsed;
}

/** Elements that take the place of a document's or a form's own member of their name. */
const namesakes =
  'img, iframe, embed, object, button, fieldset, input, output, select, textarea, form';

/** Takes names away that would stand in the way of all that reads the document. */
function unname(parsed: Document): void {
  // A form is read last, when nothing in it has a name any more.
  for (const selector of [`:is(${namesakes}):not(form)`, 'form']) {
    for (const element of Document.prototype.querySelectorAll.call(parsed, selector)) {
      Element.prototype.removeAttribute.call(element, 'name');
      Element.prototype.removeAttribute.call(element, 'id');
    }
  }
}

/** The text that HTML without any tag stands for. */
export function decoded(text: string): string {
  return parse(`<body>${text.replaceAll('<', '&lt;')}`).body.textContent ?? '';
}

function parserOfNoWindow(): DOMParser {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.documentElement.append(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  const found = new (view?.DOMParser ?? DOMParser)();
  frame.remove();
  return found;
}
