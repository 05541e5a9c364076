import { foldedMark, quoteMark } from './marks.js';
import { isAttribution, isForwarded, isHeader } from './quote-words.js';

/** Shorter quotes that an answer follows stay open: the answer needs them. */
const shortQuote = 600;
/** More are not folded: each has a button. */
const mostFolds = 50;

const whole = [
  ...['blockquote', '.gmail_quote', '.gmail_quote_container', '.yahoo_quoted'],
  ...['.protonmail_quote', '.tutanota_quote', '.zmail_extra', '.moz-email-quote'],
].join(',');
const rest = [
  ...[
    '#divRplyFwdMsg',
    '#x_divRplyFwdMsg',
    '#appendonsend',
    '#mail-editor-reference-message-container',
  ],
  ...['.OutlookMessageHeader', '#OLK_SRC_BODY_SECTION', '#reply-intro'],
].join(',');

/** Marks quoted history by what only the mail as it came tells: classes, ids, and style attributes. */
export function markQuotes(root: ParentNode): void {
  for (const element of root.querySelectorAll(whole)) {
    if (!isForwarded(start(element))) element.setAttribute(quoteMark, 'whole');
  }
  for (const element of root.querySelectorAll(`${rest},div[style*="border-top" i]`)) {
    const known = element.matches(rest);
    if (known || isHeader(start(element))) element.setAttribute(quoteMark, 'rest');
  }
  const seen = new Set<Element>();
  for (const bold of root.querySelectorAll('b, strong')) {
    const block = bold.closest('p, div, td, font');
    if (block && !seen.has(block)) markHeader(block, bold);
    if (block) seen.add(block);
  }
}

/** `From:` in bold with the other fields behind it, without a frame around them. */
function markHeader(block: Element, bold: Element): void {
  if (block.hasAttribute(quoteMark) || !isHeader(start(block))) return;
  if (isHeader(`${start(bold)} Date:`)) block.setAttribute(quoteMark, 'rest');
}

/** One run of quoted history, in the mail's order. */
export type Fold = readonly Element[];

/**
 * Marks what is to be folded away and gives it run by run. Empty where nothing would be left to read.
 * Text that stands beside elements is wrapped, so that it can be hidden.
 */
export function foldQuotes(root: Element): readonly Fold[] {
  const quotes = topmost(root);
  if (quotes.length === 0) return [];
  const { ends, last, lengths } = measure(root, quotes);
  const folds: Element[][] = [];
  for (const [index, quote] of quotes.entries()) {
    const answered = ends[index]! < last;
    if (isRest(quote)) {
      folds.push(from(quote, root));
      break;
    }
    if (folds.length === mostFolds) break;
    if (!answered || lengths[index]! > shortQuote) folds.push([...above(quote), quote]);
  }
  for (const element of folds.flat()) element.setAttribute(foldedMark, '');
  if (hasText(root)) return folds;
  for (const element of folds.flat()) element.removeAttribute(foldedMark);
  return [];
}

function isRest(quote: Element): boolean {
  return quote.getAttribute(quoteMark) === 'rest';
}

/** Quotes that lie in no other one. */
function topmost(root: Element): Element[] {
  const found: Element[] = [];
  for (const quote of root.querySelectorAll(`[${quoteMark}]`)) {
    if (!found.at(-1)?.contains(quote)) found.push(quote);
  }
  return found;
}

/** Where each quote ends and the last text outside of quotes is, counted in characters. */
function measure(root: Element, quotes: readonly Element[]) {
  const ends = quotes.map(() => 0);
  const lengths = quotes.map(() => 0);
  let at = 0;
  let last = 0;
  let current = -1;
  const walker = root.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node === quotes[current + 1]) current += 1;
    const length = node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '').trim().length : 0;
    at += length;
    if (length === 0) continue;
    if (current >= 0 && quotes[current]!.contains(node)) {
      ends[current] = at;
      lengths[current]! += length;
    } else {
      last = at;
    }
  }
  return { ends, last, lengths };
}

/** The line "On ... wrote:" above a quote, and blank elements between. */
function above(quote: Element): Element[] {
  const found: Element[] = [];
  let node = quote.previousSibling;
  while (node && found.length < 6) {
    const { previousSibling } = node;
    const text = node.textContent ?? '';
    const picture = node.nodeType === Node.ELEMENT_NODE && (node as Element).querySelector('img');
    if (picture || (text.trim() !== '' && !isAttribution(text.trim()))) return [];
    found.unshift(wrapped(node));
    if (text.trim() !== '') return found;
    node = previousSibling;
  }
  return [];
}

/** A mark and everything that comes after it, with a rule above it. */
function from(quote: Element, root: Element): Element[] {
  const found: Element[] = [];
  const before = quote.previousElementSibling;
  if (before?.localName === 'hr') found.push(before);
  for (let at: Element = quote; at !== root; at = at.parentElement!) {
    if (at === quote) found.push(quote);
    for (let node = at.nextSibling; node;) {
      const element = wrapped(node);
      found.push(element);
      node = element.nextSibling;
    }
  }
  return found;
}

/** An element as it is; text in an element of its own. */
function wrapped(node: ChildNode): Element {
  if (node.nodeType === Node.ELEMENT_NODE) return node as Element;
  const span = node.ownerDocument!.createElement('span');
  node.replaceWith(span);
  span.append(node);
  return span;
}

/** True when text or a picture is left outside of what is folded. */
function hasText(root: Element): boolean {
  const walker = root.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node.nodeType === Node.ELEMENT_NODE && (node as Element).hasAttribute(foldedMark)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (
      node.nodeType === Node.TEXT_NODE ? /\S/.test(node.nodeValue ?? '') : node.nodeName === 'IMG'
    ) {
      return true;
    }
  }
  return false;
}

/** The beginning of an element's text; enough for a header, and no more work than that. */
function start(element: Element): string {
  let text = '';
  const shown = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  const walker = element.ownerDocument.createTreeWalker(element, shown);
  for (let node = walker.nextNode(); node && text.length < 400; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) text += (node.nodeValue ?? '').replace(/\s+/g, ' ');
    else if (/^(?:BR|P|DIV|TR|TD)$/.test(node.nodeName)) text += ' ';
  }
  return text.trimStart();
}
