import { isAttribution, isDivider, isForwarded, isHeader } from './quote-words.js';

/** A part of a plain text: what its author wrote, or what they quote. */
export interface Section {
  readonly quoted: boolean;
  readonly text: string;
}

/** Shorter quotes that an answer follows stay open: the answer needs them. */
const shortQuote = 600;
const longestAttribution = 3;

/**
 * Parts a plain text into text and quoted history: lines that begin with `>`, with "On ... wrote:"
 * above them, and all that follows an "Original message". A quote that stays open is text. Where
 * nothing but a quote is there, all of it is text.
 */
export function sectionsOf(body: string): Section[] {
  const lines = body.split(/\r\n|\r|\n/);
  const rest = restStart(lines);
  const sections: Section[] = [];
  const take = (quoted: boolean, from: number, to: number) => {
    if (from < to) add(sections, quoted, lines.slice(from, to).join('\n'));
  };
  const last = lines.findLastIndex(
    (line, index) => index < rest && /\S/.test(line) && !isQuoted(line),
  );
  let at = 0;
  while (at < rest) {
    const start = nextQuote(lines, at, rest);
    const end = quoteEnd(lines, start, rest);
    const text = lines.slice(start, end).join('\n');
    const above = attributionStart(lines, at, start);
    const folded = end > last || text.length > shortQuote;
    take(false, at, folded ? above : end);
    if (folded) take(true, above, end);
    at = end;
  }
  take(true, rest, lines.length);
  const readable = sections.some(({ quoted, text }) => !quoted && /\S/.test(text));
  return readable ? sections : [{ quoted: false, text: body }];
}

function add(sections: Section[], quoted: boolean, text: string): void {
  const last = sections.at(-1);
  if (last?.quoted === quoted)
    sections[sections.length - 1] = { quoted, text: `${last.text}\n${text}` };
  else sections.push({ quoted, text });
}

/** Line from which everything is history. */
function restStart(lines: readonly string[]): number {
  const found = lines.findIndex((line, index) => {
    if (isForwarded(line)) return false;
    if (isDivider(line)) return isHeader(lines.slice(index + 1, index + 6).join('\n'));
    return isHeader(lines.slice(index, index + 5).join('\n')) && !/\S/.test(lines[index - 1] ?? '');
  });
  return found < 0 ? lines.length : found;
}

function nextQuote(lines: readonly string[], from: number, end: number): number {
  let at = from;
  while (at < end && !isQuoted(lines[at]!)) at += 1;
  return at;
}

/** Blank lines between quoted ones belong to the quote. */
function quoteEnd(lines: readonly string[], from: number, end: number): number {
  let last = from;
  for (let at = from; at < end && (isQuoted(lines[at]!) || !/\S/.test(lines[at]!)); at += 1) {
    if (isQuoted(lines[at]!)) last = at + 1;
  }
  return last;
}

/** Line where "On ... wrote:" above a quote begins, which may take several; else that of the quote. */
function attributionStart(lines: readonly string[], from: number, quote: number): number {
  let end = quote;
  while (end > from && !/\S/.test(lines[end - 1]!)) end -= 1;
  let found = quote;
  for (let count = 1; count <= longestAttribution && end - count >= from; count += 1) {
    if (!/\S/.test(lines[end - count]!)) break;
    const text = lines.slice(end - count, end).join(' ');
    if (!isAttribution(text)) continue;
    if (found === quote) found = end - count;
    // It names the day; where that stands in a line above, that line belongs to it.
    if (/\b\d{1,4}\b/.test(text)) return end - count;
  }
  return found;
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}>/.test(line);
}
