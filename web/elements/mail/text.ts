import { decoded } from './parse.js';
import { markupAt, rawElements, rawEnd } from './tokens.js';

const lines = new Set(
  'p div br li tr table h1 h2 h3 h4 h5 h6 ul ol hr blockquote pre dt dd center'.split(' '),
);
const cells = new Set(['td', 'th']);

/**
 * The readable text of HTML that is too large to be parsed, or its beginning of about `most`
 * characters. Takes linear time.
 */
export function textOf(html: string, most = Infinity): string {
  const parts: string[] = [];
  let at = 0;
  let length = 0;
  while (at < html.length && length < most) {
    const start = html.indexOf('<', at);
    if (start < 0) break;
    parts.push(blanksAsOne(html.slice(at, start)));
    length += parts.at(-1)!.length;
    const found = markupAt(html, start);
    if (!found) {
      parts.push('<');
      at = start + 1;
      continue;
    }
    at = found.end;
    if (lines.has(found.name)) parts.push('\n');
    if (cells.has(found.name)) parts.push(' ');
    if (found.kind === 'start' && rawElements.has(found.name)) at = rawEnd(html, found.name, at);
  }
  if (length < most) parts.push(blanksAsOne(html.slice(at)));
  const text = decoded(parts.join(''));
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}

function blanksAsOne(text: string): string {
  return text.replace(/\s+/g, ' ');
}
