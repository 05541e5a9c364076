import { Slice, type Node } from 'prosemirror-model';
import { extentOf, isWithin, possible } from '../../mail/extent.js';
import { parse } from '../../mail/parse.js';
import { clean } from '../../mail/sanitizer.js';
import { textOf as readable } from '../../mail/text.js';
import { domParser, linesOf, withWayOut } from './parse.js';
import { schema } from './schema.js';

/** On what was copied out of an editor like this one. */
const ownMark = '[data-pm-slice]';

/** What a picture's bytes become in the text: its Content-ID, or nothing where it is not taken. */
export type TakePicture = (picture: File) => Promise<string | undefined>;

/**
 * What was copied elsewhere, with nothing left of it but words, their structure and pictures that
 * came with it. Nothing of it is loaded or runs.
 */
export async function pastedHtml(
  html: string,
  take: TakePicture,
  known: (cid: string) => boolean,
): Promise<Slice> {
  if (!isWithin(extentOf(html), possible)) return textSlice(readable(html));
  const { body } = parse(html);
  const own = body.querySelector(ownMark) !== null;
  if (!own) {
    unword(body);
    spaceOut(body);
    const inside = body.ownerDocument.createElement('div');
    inside.append(...body.childNodes);
    await clean(inside, false);
    body.replaceChildren(...inside.childNodes);
    await takePictures(body, take);
  }
  for (const image of body.querySelectorAll('img')) {
    const cid = /^cid:(.+)$/.exec(image.getAttribute('src') ?? '')?.[1];
    if (cid === undefined || !known(cid)) image.remove();
  }
  const slice = domParser.parseSlice(body, { preserveWhitespace: own });
  return endsInTable(slice) ? new Slice(withWayOut(docWith(slice)).content, 0, 0) : slice;
}

/** Plain text as a slice, a paragraph for each line. */
export function textSlice(text: string): Slice {
  return new Slice(docOfLines(text).content, 1, 1);
}

function docOfLines(text: string): Node {
  return schema.node('doc', null, linesOf(text));
}

function endsInTable({ content }: Slice): boolean {
  return content.lastChild?.type.name === 'table';
}

function docWith({ content }: Slice): Node {
  return schema.node('doc', null, content);
}

/** Makes of what word processors and web pages write by styles the elements that it stands for. */
function unword(body: HTMLElement): void {
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const strong = wrap(heading, 'strong');
    replace(heading, 'p').append(strong);
  }
  for (const element of body.querySelectorAll('[style]')) {
    const style = element.getAttribute('style') ?? '';
    const weight = /font-weight:\s*([a-z]+|\d+)/i.exec(style)?.[1] ?? '';
    const bold = /^bold/i.test(weight) || Number(weight) >= 600;
    const slanted = /font-style:\s*(?:italic|oblique)/i.test(style);
    const plain = /^(?:normal|[1-4]00)$/i.test(weight);
    if (plain && element.matches('b, strong')) replace(element, 'span');
    if (!element.matches('span, font')) continue;
    if (bold) wrap(element, 'strong');
    if (slanted) wrap(element, 'em');
  }
  listsOfWord(body);
}

/** Word writes the items of its lists as paragraphs that name their level. */
function listsOfWord(body: HTMLElement): void {
  const lists: Element[] = [];
  for (const item of [...body.querySelectorAll('p[style*="mso-list"]')]) {
    const style = item.getAttribute('style') ?? '';
    const level = Math.min(9, Number(/level(\d)/.exec(style)?.[1] ?? 1));
    const sign = item.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
    const ordered = /^\s*\(?[\da-z]{1,4}[.)]/i.test(sign?.textContent ?? '');
    sign?.remove();
    // A list goes on as long as its items follow each other.
    if (lists[0] && nextElement(lists[0]) !== item) lists.length = 0;
    lists.length = Math.min(lists.length, level);
    while (lists.length < level) {
      const list = body.ownerDocument.createElement(ordered ? 'ol' : 'ul');
      const above = lists.at(-1);
      if (above) (above.lastElementChild ?? above.appendChild(emptyItem(above))).append(list);
      else item.before(list);
      lists.push(list);
    }
    const made = item.ownerDocument.createElement('li');
    made.append(...item.childNodes);
    lists.at(-1)!.append(made);
    item.remove();
  }
}

function emptyItem({ ownerDocument }: Element): Element {
  return ownerDocument.createElement('li');
}

/** What follows, but for empty text. */
function nextElement(element: Element): Element | null {
  for (let next = element.nextSibling; next; next = next.nextSibling) {
    if (next.nodeType === 1) return next as Element;
    if (next.nodeType === 3 && next.nodeValue?.trim() !== '') return null;
  }
  return null;
}

/** Elsewhere a paragraph has space around it; here it is a line, and an empty one makes the space. */
function spaceOut(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll('p')) {
    const next = paragraph.nextElementSibling;
    const style = paragraph.getAttribute('style') ?? '';
    const tight = /Mso/.test(paragraph.className) || /margin(?:-bottom)?:\s*0/i.test(style);
    if (!next?.matches('p, ul, ol, table, blockquote') || tight) continue;
    if (paragraph.closest('li, td, th')) continue;
    paragraph.after(paragraph.ownerDocument.createElement('p'));
  }
}

/** Pictures whose bytes are in the HTML become pictures of the message. */
async function takePictures(body: HTMLElement, take: TakePicture): Promise<void> {
  for (const image of [...body.querySelectorAll('img')]) {
    const file = pictureIn(image.getAttribute('src') ?? '');
    const cid = file && (await take(file));
    if (cid === undefined) image.remove();
    else image.setAttribute('src', `cid:${cid}`);
  }
}

function pictureIn(source: string): File | undefined {
  const match = /^data:(image\/(png|jpeg|gif|webp));base64,([\w+/=\s]+)$/i.exec(source);
  if (!match) return undefined;
  const [, type = '', ending = '', packed = ''] = match;
  try {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    return new File([bytes], `image.${ending}`, { type });
  } catch {
    return undefined;
  }
}

/** Puts what an element holds into one within it. */
function wrap(element: Element, tag: string): Element {
  const inner = element.ownerDocument.createElement(tag);
  inner.append(...element.childNodes);
  element.append(inner);
  return inner;
}

function replace(element: Element, tag: string): Element {
  const other = element.ownerDocument.createElement(tag);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}
