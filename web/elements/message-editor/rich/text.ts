import type { Node } from 'prosemirror-model';

/** Where a run of the plain text stands in the document. */
interface Spot {
  readonly at: number;
  readonly position: number;
  readonly length: number;
}

/** True where nothing has a look: paragraphs of text alone. */
export function isPlain(doc: Node): boolean {
  return doc.children.every(
    ({ type, children }) =>
      type.name === 'paragraph' &&
      children.every(
        (node) => node.marks.length === 0 && (node.isText || node.type.name === 'hard_break'),
      ),
  );
}

/** A document as plain text, a line for each paragraph. */
export function textOf(doc: Node): string {
  return new PlainText(doc).text;
}

/** A document as plain text, and where each place of that is in the document. */
export class PlainText {
  readonly #parts: string[] = [];
  readonly #spots: Spot[] = [];
  #length = 0;
  #begun = false;

  constructor(doc: Node) {
    this.#blocks(doc, 0, '', '');
  }

  get text(): string {
    return this.#parts.join('');
  }

  /** The position of a place in the text. */
  position(offset: number): number {
    let found = this.#spots[0];
    for (const spot of this.#spots) {
      if (spot.at > offset) break;
      found = spot;
    }
    if (!found) return 1;
    return found.position + Math.min(Math.max(0, offset - found.at), found.length);
  }

  #blocks(parent: Node, from: number, first: string, rest: string): void {
    parent.forEach((node, offset, index) => {
      this.#block(node, from + offset, index === 0 ? first : rest, rest);
    });
  }

  #block(node: Node, at: number, first: string, rest: string): void {
    const name = node.type.name;
    if (name === 'paragraph') this.#paragraph(node, at + 1, first, rest);
    else if (name === 'blockquote') this.#blocks(node, at + 1, `${first}> `, `${rest}> `);
    else if (name === 'table') {
      node.forEach((row, _offset, index) => this.#row(row, index === 0 ? first : rest));
    } else this.#list(node, at + 1, first, rest);
  }

  #list(list: Node, from: number, first: string, rest: string): void {
    const order = Number(list.attrs['order']);
    list.forEach((item, offset, index) => {
      const sign = list.type.name === 'ordered_list' ? `${order + index}. ` : '- ';
      const lead = (index === 0 ? first : rest) + sign;
      this.#blocks(item, from + offset + 1, lead, rest + ' '.repeat(sign.length));
    });
  }

  #row(row: Node, lead: string): void {
    this.#line(lead);
    const cells = row.children.map((cell) => cell.textBetween(0, cell.content.size, ' ', ' '));
    this.#write(cells.join('\t'));
  }

  #paragraph(node: Node, from: number, first: string, rest: string): void {
    this.#line(first);
    this.#spots.push({ at: this.#length, position: from, length: 0 });
    node.forEach((child, offset) => {
      const position = from + offset;
      if (child.isText) {
        const { length } = child.text!;
        this.#spots.push({ at: this.#length, position, length });
        this.#write(child.text!);
        return;
      }
      this.#write(child.type.name === 'hard_break' ? `\n${rest}` : imageText(child));
      this.#spots.push({ at: this.#length, position: position + 1, length: 0 });
    });
  }

  #line(lead: string): void {
    this.#write(this.#begun ? `\n${lead}` : lead);
    this.#begun = true;
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

function imageText({ attrs }: Node): string {
  return `[${String(attrs['alt'])}]`;
}
