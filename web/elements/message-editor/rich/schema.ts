import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model';

/** Addresses that a link in a reply may have; `undefined` for all others. */
export function safeAddress(written: string | null): string | undefined {
  // What browsers leave out of an address may not hide its scheme.
  // eslint-disable-next-line no-control-regex -- controls are what is looked for
  const address = (written ?? '').replace(/[\u0000-\u0020\u007f]/g, '');
  return /^(?:https?:\/\/[^/]|mailto:.)/i.test(address) ? address : undefined;
}

const paragraph: NodeSpec = {
  group: 'block',
  content: 'inline*',
  parseDOM: [{ tag: 'p' }, { tag: 'div' }],
  toDOM: () => ['p', { dir: 'auto' }, 0],
};

const bullet_list: NodeSpec = {
  group: 'block',
  content: 'list_item+',
  parseDOM: [{ tag: 'ul' }],
  toDOM: () => ['ul', 0],
};

const ordered_list: NodeSpec = {
  group: 'block',
  content: 'list_item+',
  attrs: { order: { default: 1, validate: 'number' } },
  parseDOM: [
    {
      tag: 'ol',
      getAttrs: (element) => ({
        order: Math.trunc(Number(element.getAttribute('start') ?? 1)) || 1,
      }),
    },
  ],
  toDOM: ({ attrs: { order } }) => (order === 1 ? ['ol', 0] : ['ol', { start: Number(order) }, 0]),
};

const list_item: NodeSpec = {
  content: 'paragraph block*',
  defining: true,
  parseDOM: [{ tag: 'li' }],
  toDOM: () => ['li', 0],
};

const blockquote: NodeSpec = {
  group: 'block',
  content: 'block+',
  defining: true,
  parseDOM: [{ tag: 'blockquote' }],
  toDOM: () => ['blockquote', 0],
};

/** Tables are kept as they came: what is in their cells can be edited, their shape cannot. */
const table: NodeSpec = {
  group: 'block',
  content: 'table_row+',
  isolating: true,
  parseDOM: [{ tag: 'table' }],
  toDOM: () => ['table', ['tbody', 0]],
};

const table_row: NodeSpec = {
  content: 'table_cell+',
  parseDOM: [{ tag: 'tr' }],
  toDOM: () => ['tr', 0],
};

const mostSpan = 100;

/** How many columns or rows a cell takes. */
function span(element: HTMLElement, name: 'colspan' | 'rowspan'): number {
  const value = Math.trunc(Number(element.getAttribute(name) ?? 1));
  return value >= 1 && value <= mostSpan ? value : 1;
}

const table_cell: NodeSpec = {
  content: 'block+',
  isolating: true,
  attrs: {
    head: { default: false, validate: 'boolean' },
    colspan: { default: 1, validate: 'number' },
    rowspan: { default: 1, validate: 'number' },
  },
  parseDOM: ['td', 'th'].map((tag) => ({
    tag,
    getAttrs: (element: HTMLElement) => ({
      head: tag === 'th',
      colspan: span(element, 'colspan'),
      rowspan: span(element, 'rowspan'),
    }),
  })),
  toDOM: ({ attrs }) => {
    const [colspan, rowspan] = [Number(attrs['colspan']), Number(attrs['rowspan'])];
    const spans = { ...(colspan > 1 && { colspan }), ...(rowspan > 1 && { rowspan }) };
    return [attrs['head'] === true ? 'th' : 'td', spans, 0];
  },
};

/** A picture that goes with the message; its bytes are one of the message's files. */
const image: NodeSpec = {
  group: 'inline',
  inline: true,
  attrs: { cid: { validate: 'string' }, alt: { default: '', validate: 'string' } },
  parseDOM: [
    {
      tag: 'img[src]',
      getAttrs: (element) => {
        const cid = /^cid:([\w.@-]+)$/.exec(element.getAttribute('src') ?? '')?.[1];
        return cid === undefined ? false : { cid, alt: element.getAttribute('alt') ?? '' };
      },
    },
  ],
  toDOM: ({ attrs: { cid, alt } }) => ['img', { src: `cid:${String(cid)}`, alt: String(alt) }],
};

const hard_break: NodeSpec = {
  group: 'inline',
  inline: true,
  selectable: false,
  parseDOM: [{ tag: 'br' }],
  toDOM: () => ['br'],
  leafText: () => '\n',
};

const link: MarkSpec = {
  inclusive: false,
  attrs: { href: { validate: 'string' } },
  parseDOM: [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = safeAddress(element.getAttribute('href'));
        return href === undefined ? false : { href };
      },
    },
  ],
  toDOM: ({ attrs: { href } }) => [
    'a',
    { href: String(href), title: String(href), rel: 'noopener noreferrer nofollow' },
    0,
  ],
};

const strong: MarkSpec = {
  parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
  toDOM: () => ['strong', 0],
};

const em: MarkSpec = {
  parseDOM: [{ tag: 'em' }, { tag: 'i' }],
  toDOM: () => ['em', 0],
};

/** What a reply is made of. A paragraph is a line: nothing lies between two of them. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    ...{ paragraph, bullet_list, ordered_list, list_item, blockquote },
    ...{ table, table_row, table_cell, image, hard_break },
    text: { group: 'inline' },
  },
  marks: { link, strong, em },
});
