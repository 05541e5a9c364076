import { DOMParser, Fragment, Slice, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import type { Formatted } from '../../../draft/message.js';
import { parse } from '../../mail/parse.js';
import type { EditorText } from '../adapter.js';
import { schema } from './schema.js';
import { PlainText } from './text.js';

export const domParser = DOMParser.fromSchema(schema);

/** What an editor begins with: HTML where it fits the text, else the text put into the HTML. */
export interface Written extends EditorText {
  /** HTML of an earlier text, which the text was written on from elsewhere. */
  readonly before?: Formatted | undefined;
}

/** The document of a text. */
export function docOf({ text, html, before }: Written): Node {
  if (html !== undefined) return docOfHtml(html);
  return before ? writtenOn(docOfHtml(before.html), text) : docOfText(text);
}

/** A paragraph for each line. */
export function docOfText(text: string): Node {
  return schema.node('doc', null, linesOf(text));
}

/** The paragraphs of a text. */
export function linesOf(text: string): Node[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]));
}

/** Reads HTML as a message's; whatever is in it, only what a reply is made of comes out. */
export function docOfHtml(html: string): Node {
  // They were blanks, which HTML would lose.
  const { body } = parse(html.replaceAll(/\u00a0|&nbsp;/g, ' '));
  // The last break of a block shows nothing; here it would be a line, and one more each time.
  for (const last of body.querySelectorAll(':is(div, p, li, td, th) > br:last-child')) {
    if (!last.nextSibling) last.remove();
  }
  return withWayOut(domParser.parse(body, { preserveWhitespace: true }));
}

/** After a table somebody has to be able to go on. */
export function withWayOut(doc: Node): Node {
  if (doc.lastChild?.type.name !== 'table') return doc;
  return doc.copy(doc.content.append(Fragment.from(schema.node('paragraph'))));
}

/** What was changed in the plain text is changed in the document, and all else keeps its look. */
function writtenOn(doc: Node, text: string): Node {
  const plain = new PlainText(doc);
  const { text: old } = plain;
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === text.at(-1 - end)) end += 1;
  if (start === old.length && start === text.length) return doc;
  const lines = linesOf(text.slice(start, text.length - end));
  const slice = new Slice(Fragment.from(lines), 1, 1);
  const from = plain.position(start);
  const to = Math.max(from, plain.position(old.length - end));
  try {
    return new Transform(doc).replace(from, to, slice).doc;
  } catch {
    return docOfText(text);
  }
}
