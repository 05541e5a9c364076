import type { Mark, Node } from 'prosemirror-model';

const tags: Readonly<Record<string, string>> = { strong: 'strong', em: 'em', link: 'a' };

/** A document as HTML for a mail: elements that every mail program knows, and nothing besides. */
export function htmlOf(doc: Node): string {
  return blocks(doc);
}

function blocks(parent: Node): string {
  let out = '';
  parent.forEach((node) => (out += block(node)));
  return out;
}

function block(node: Node): string {
  switch (node.type.name) {
    case 'paragraph':
      return `<div${direction(node)}>${inline(node)}</div>`;
    case 'bullet_list':
      return `<ul>${blocks(node)}</ul>`;
    case 'ordered_list': {
      const order = Number(node.attrs['order']);
      return `<ol${order === 1 ? '' : ` start="${order}"`}>${blocks(node)}</ol>`;
    }
    case 'list_item':
      return `<li>${insides(node)}</li>`;
    case 'blockquote':
      return `<blockquote>${blocks(node)}</blockquote>`;
    case 'table':
      return `<table border="1" cellpadding="4" cellspacing="0"><tbody>${blocks(node)}</tbody></table>`;
    case 'table_row':
      return `<tr>${blocks(node)}</tr>`;
    default:
      return cell(node);
  }
}

function cell(node: Node): string {
  const tag = node.attrs['head'] === true ? 'th' : 'td';
  const spans = ['colspan', 'rowspan']
    .filter((name) => node.attrs[name] !== 1)
    .map((name) => ` ${name}="${Number(node.attrs[name])}"`);
  return `<${tag}${spans.join('')}>${insides(node)}</${tag}>`;
}

/** A paragraph alone needs no element of its own. */
function insides(node: Node): string {
  const [first] = node.children;
  if (first?.type.name !== 'paragraph' || direction(first) !== '') return blocks(node);
  if (node.childCount > 1 && node.child(1).type.name === 'paragraph') return blocks(node);
  return inline(first) + node.children.slice(1).map(block).join('');
}

/** Mail programs find out no direction by themselves. */
function direction({ textContent }: Node): string {
  const letter = /\p{L}/u.exec(textContent)?.[0];
  const rtl = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
  return letter !== undefined && rtl.test(letter) ? ' dir="rtl"' : '';
}

function inline(parent: Node): string {
  if (parent.childCount === 0) return '<br>';
  let out = '';
  let open: readonly Mark[] = [];
  const become = (marks: readonly Mark[]): void => {
    let same = 0;
    while (same < open.length && same < marks.length && open[same]!.eq(marks[same]!)) same += 1;
    for (const mark of open.slice(same).toReversed()) out += `</${tags[mark.type.name]!}>`;
    for (const mark of marks.slice(same)) out += startOf(mark);
    open = marks;
  };
  parent.forEach((node, _offset, index) => {
    become(node.marks);
    if (node.isText) out += written(node.text ?? '', index === 0, index === parent.childCount - 1);
    else out += leaf(node, index === parent.childCount - 1);
  });
  become([]);
  return out;
}

function startOf({ type, attrs }: Mark): string {
  if (type.name === 'link') return `<a href="${escape(String(attrs['href']))}">`;
  return `<${tags[type.name]!}>`;
}

function leaf({ type, attrs }: Node, last: boolean): string {
  // The last break of a block shows nothing.
  if (type.name === 'hard_break') return last ? '<br><br>' : '<br>';
  return `<img src="cid:${escape(String(attrs['cid']))}" alt="${escape(String(attrs['alt']))}">`;
}

/** Text in which no blank is lost. */
function written(text: string, first: boolean, last: boolean): string {
  const kept = escape(text)
    .replaceAll('\t', '    ')
    .replace(/ {2,}/g, (run) => `${'&nbsp;'.repeat(run.length - 1)} `);
  const begun = first ? kept.replace(/^ /, '&nbsp;') : kept;
  return last ? begun.replace(/ $/, '&nbsp;') : begun;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
