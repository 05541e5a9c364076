import { describe, expect, test } from '@jest/globals';
import { docOfText } from '../../../../web/elements/message-editor/rich/parse.js';
import { htmlOf } from '../../../../web/elements/message-editor/rich/html.js';
import { addressOf } from '../../../../web/elements/message-editor/rich/link-dialog.js';
import { safeAddress, schema } from '../../../../web/elements/message-editor/rich/schema.js';
import { isPlain, PlainText, textOf } from '../../../../web/elements/message-editor/rich/text.js';

type Json = Record<string, unknown>;

const doc = (...content: Json[]) => schema.nodeFromJSON({ type: 'doc', content });
const text = (words: string, ...marks: (string | Json)[]): Json => ({
  type: 'text',
  text: words,
  marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
});
const node = (type: string, ...content: Json[]): Json => ({ type, content });
const p = (...content: Json[]): Json => node('paragraph', ...content);
const li = (...content: Json[]): Json => node('list_item', ...content);
const link = (href: string): Json => ({ type: 'link', attrs: { href } });

describe('a text without looks', () => {
  test.each(['', 'one', 'one\ntwo', '\n\n', ' a  b \n\n\tc', '- a\n> b'])(
    '%j comes back',
    (words) => {
      const made = docOfText(words);
      expect(isPlain(made)).toBe(true);
      expect(textOf(made)).toBe(words);
    },
  );

  test('has its places in the document', () => {
    const plain = new PlainText(docOfText('ab\n\ncd'));
    expect([0, 1, 2, 3, 4, 6].map((offset) => plain.position(offset))).toEqual([1, 2, 3, 5, 7, 9]);
  });
});

describe('a formatted text', () => {
  const formatted = doc(
    p(text('Dear '), text('A', 'strong'), text('nna', 'strong', 'em')),
    node(
      'bullet_list',
      li(p(text('one'))),
      li(p(text('two')), node('ordered_list', li(p(text('x'))))),
    ),
    node('blockquote', p(text('said')), p()),
    node(
      'table',
      node('table_row', node('table_cell', p(text('1'))), node('table_cell', p(text('2')))),
    ),
    p({ type: 'image', attrs: { cid: 'a@b', alt: 'shot.png' } }, { type: 'hard_break' }),
  );

  test('is HTML that mail programs know', () => {
    expect(htmlOf(formatted)).toBe(
      '<div>Dear <strong>A<em>nna</em></strong></div>' +
        '<ul><li>one</li><li>two<ol><li>x</li></ol></li></ul>' +
        '<blockquote><div>said</div><div><br></div></blockquote>' +
        '<table border="1" cellpadding="4" cellspacing="0"><tbody><tr><td>1</td><td>2</td></tr></tbody></table>' +
        '<div><img src="cid:a@b" alt="shot.png"><br><br></div>',
    );
  });

  test('is readable without looks', () => {
    expect(isPlain(formatted)).toBe(false);
    expect(textOf(formatted)).toBe(
      'Dear Anna\n- one\n- two\n  1. x\n> said\n> \n1\t2\n[shot.png]\n',
    );
  });

  test('escapes what would be markup, and keeps blanks', () => {
    const made = doc(p(text(' <a> & "b"  c', link('https://a.example/?x="&y'))));
    expect(htmlOf(made)).toBe(
      '<div><a href="https://a.example/?x=&quot;&amp;y">' +
        '&nbsp;&lt;a&gt; &amp; &quot;b&quot;&nbsp; c</a></div>',
    );
  });

  test('says where it is written from right to left', () => {
    expect(htmlOf(doc(p(text('1. שלום', 'em'))))).toBe('<div dir="rtl"><em>1. שלום</em></div>');
  });
});

describe('the address of a link', () => {
  test.each([
    ['https://a.example', 'https://a.example'],
    [' HTTP://a.example/x ', 'HTTP://a.example/x'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['javascript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['//a.example', undefined],
    ['', undefined],
  ])('%j is %j', (written, address) => {
    expect(safeAddress(written)).toBe(address);
  });

  test.each([
    ['a.example/x y', undefined],
    ['a.example/x', 'https://a.example/x'],
    ['anna@a.example', 'mailto:anna@a.example'],
    ['javascript:alert(1)', undefined],
    ['words', undefined],
  ])('that is typed as %j becomes %j', (typed, address) => {
    expect(addressOf(typed)).toBe(address);
  });
});
