/** One piece of markup, as the HTML standard's tokenizer reads it. */
export interface Markup {
  readonly kind: 'start' | 'end' | 'comment';
  /** Of a tag, in lower case. */
  readonly name: string;
  readonly attributes: number;
  /** Index behind it. */
  readonly end: number;
}

/** Elements whose content is text up to their end tag, wherever HTML's own rules hold. */
export const rawElements: ReadonlySet<string> = new Set([
  ...['style', 'script', 'xmp', 'iframe', 'noembed', 'noframes', 'textarea', 'title'],
]);

const slash = 0x2f;
const equals = 0x3d;
const greater = 0x3e;

/** What the `<` at `start` begins; undefined where it is text. Takes linear time in what it reads. */
export function markupAt(html: string, start: number): Markup | undefined {
  const code = html.charCodeAt(start + 1);
  if (isLetter(code)) return tagAt(html, 'start', start + 1);
  if (code === slash) {
    const next = html.charCodeAt(start + 2);
    if (isLetter(next)) return tagAt(html, 'end', start + 2);
    return Number.isNaN(next) ? undefined : comment(past(html, '>', start + 2));
  }
  if (html.startsWith('<!--', start)) return comment(commentEnd(html, start + 4));
  const character = html[start + 1];
  return character === '!' || character === '?' ? comment(past(html, '>', start + 2)) : undefined;
}

/** Index of the end tag of a raw element, or the text's end. */
export function rawEnd(html: string, name: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = html.indexOf('</', at);
    if (at < 0) return html.length;
    const behind = at + 2 + name.length;
    if (html.slice(at + 2, behind).toLowerCase() !== name) continue;
    if (isBlank(html.charCodeAt(behind)) || /[/>]/.test(html[behind] ?? '')) return at;
  }
}

function comment(end: number): Markup {
  return { kind: 'comment', name: '', attributes: 0, end };
}

function commentEnd(html: string, from: number): number {
  if (html[from] === '>') return from + 1;
  if (html.startsWith('->', from)) return from + 2;
  const end = /--!?>/g;
  end.lastIndex = from;
  return end.test(html) ? end.lastIndex : html.length;
}

function tagAt(html: string, kind: 'start' | 'end', begin: number): Markup {
  let at = begin;
  while (at < html.length && !endsName(html.charCodeAt(at))) at += 1;
  const name = html.slice(begin, at).toLowerCase();
  let attributes = 0;
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === greater) return { kind, name, attributes, end: at + 1 };
    if (code === slash || isBlank(code)) {
      at += 1;
    } else {
      attributes += 1;
      at = attributeEnd(html, at);
    }
  }
  return { kind, name, attributes, end: html.length };
}

/** Index behind an attribute and its value; quotes around a value may hold `>`. */
function attributeEnd(html: string, begin: number): number {
  let at = begin + 1;
  while (at < html.length && html.charCodeAt(at) !== equals && !endsName(html.charCodeAt(at))) {
    at += 1;
  }
  const named = at;
  at = pastBlanks(html, at);
  if (html.charCodeAt(at) !== equals) return named;
  at = pastBlanks(html, at + 1);
  const quote = html[at];
  if (quote === '"' || quote === "'") return past(html, quote, at + 1);
  while (at < html.length && html.charCodeAt(at) !== greater && !isBlank(html.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

function pastBlanks(html: string, from: number): number {
  let at = from;
  while (isBlank(html.charCodeAt(at))) at += 1;
  return at;
}

function past(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + 1;
}

function endsName(code: number): boolean {
  return code === slash || code === greater || isBlank(code);
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}
