import { colourMark, marks, styleMark, tightMark } from './marks.js';
import { parse } from './parse.js';
import { markQuotes } from './quotes.js';
import { isColour, StyleReader } from './safe-style.js';
import { clean } from './sanitizer.js';
import { tame } from './tame.js';

/** More than any mail program gives an element. */
const mostAttributes = 100;
/** As many columns or rows as a cell may take, and all cells together. */
const mostSpan = 100;
const mostPlaces = 5000;
const spanning = new Set(['td', 'th', 'col', 'colgroup']);
/** Classes of paragraphs that Word and Outlook set without margins. */
const tight = /(?:^|\s)(?:x_|gmail-|m_-?\d+)*Mso(?:Normal|PlainText|NoSpacing|ListParagraph)/;

/** A mail's HTML, made safe to show. */
export interface SafeMail {
  /** What stood in its body. */
  readonly content: HTMLElement;
  /** Images on other hosts that were left out. */
  readonly remoteImages: number;
  /** True when the sender chose colours. */
  readonly coloured: boolean;
}

export interface MailOptions {
  /** Keeps images on other hosts (https only). */
  readonly images: boolean;
  /** Keeps the sender's colours. */
  readonly colours: boolean;
  /** Most elements; a mail with more is not made. */
  readonly elements: number;
  /** Most images. */
  readonly pictures: number;
}

/**
 * Makes a mail safe to show. Nothing of it is loaded, and nothing of it runs, while this happens.
 * Undefined when it has too many elements.
 */
export async function prepare(body: string, options: MailOptions): Promise<SafeMail | undefined> {
  const parsed = parse(body);
  if (parsed.getElementsByTagName('*').length > options.elements) return undefined;
  if (parsed.images.length > options.pictures) return undefined;
  const content = contentOf(parsed);
  mark(content);
  const remoteImages = await clean(content, options.images);
  const coloured = settle(content, options.colours);
  return { content, remoteImages, coloured };
}

/** Sets the styles that a strict content security policy does not let the attribute set. */
export function applyStyles(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>(`[${styleMark}]`)) {
    element.style.cssText = element.getAttribute(styleMark) ?? '';
    element.removeAttribute(styleMark);
  }
}

/** The body as an element that can stand anywhere, with the colours and direction that it had. */
function contentOf(parsed: Document): HTMLElement {
  const outer = parsed.createElement('div');
  const { body } = parsed;
  if (body?.localName !== 'body') return outer;
  const content = parsed.createElement('div');
  const text = body.getAttribute('text');
  const style = [text && `color:${text}`, body.getAttribute('style')].filter(Boolean).join(';');
  if (style !== '') content.setAttribute('style', style);
  for (const name of ['bgcolor', 'dir']) {
    const value = body.getAttribute(name);
    if (value !== null) content.setAttribute(name, value);
  }
  while (body.firstChild) content.append(body.firstChild);
  outer.append(content);
  return outer;
}

/** Keeps for later what the sanitiser takes away and the screen needs. */
function mark(content: HTMLElement): void {
  const places = new Places();
  for (const element of content.querySelectorAll('*')) {
    if (element.attributes.length > mostAttributes) {
      bare(element);
      continue;
    }
    for (const name of marks) element.removeAttribute(name);
    const style = element.getAttribute('style');
    if (style !== null) element.setAttribute(styleMark, style);
    if (tight.test(element.className)) element.setAttribute(tightMark, '');
    if (/^auto$/i.test(element.getAttribute('dir') ?? '')) element.removeAttribute('dir');
    if (spanning.has(element.localName)) places.bound(element);
  }
  tameText(content);
  markQuotes(content);
  for (const element of content.querySelectorAll('[style]')) element.removeAttribute('style');
}

function tameText(content: HTMLElement): void {
  const walker = content.ownerDocument.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const run = { marks: 0, word: 0 };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const before = node.nodeValue ?? '';
    const after = tame(before, run);
    if (after !== before) node.nodeValue = after;
  }
}

/** A table's grid takes memory and time for each place that a cell says it takes. */
class Places {
  #left = mostPlaces;

  bound(element: Element): void {
    for (const name of ['colspan', 'span', 'rowspan']) {
      const value = Number(element.getAttribute(name) ?? 1);
      if (value === 1) continue;
      this.#left -= value;
      if (!(value <= mostSpan && this.#left > 0)) element.removeAttribute(name);
    }
  }
}

/** Replaces an element by one without attributes: to remove each takes the square of their number. */
function bare(element: Element): void {
  const { ownerDocument, namespaceURI, localName } = element;
  const other = ownerDocument.createElementNS(namespaceURI, localName);
  while (element.firstChild) other.append(element.firstChild);
  element.replaceWith(other);
}

/** Leaves of each style what is harmless, and marks chosen colours. True when there are any. */
function settle(content: HTMLElement, colours: boolean): boolean {
  const reader = new StyleReader();
  let coloured = false;
  for (const element of content.querySelectorAll(`[${styleMark}], [bgcolor], [color]`)) {
    const style = reader.read(element.getAttribute(styleMark) ?? '');
    const chosen = style.some(isColour) || element.matches('[bgcolor], [color]');
    coloured ||= chosen;
    if (chosen && colours) element.setAttribute(colourMark, '');
    if (!colours) {
      element.removeAttribute('bgcolor');
      element.removeAttribute('color');
    }
    const kept = colours ? style : style.filter((each) => !isColour(each));
    const text = kept.map(({ name, value }) => `${name}:${value}`).join(';');
    if (text === '') element.removeAttribute(styleMark);
    else element.setAttribute(styleMark, text);
  }
  return coloured;
}
