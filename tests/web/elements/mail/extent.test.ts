import { describe, expect, test } from '@jest/globals';
import {
  easy,
  extentOf,
  isWithin,
  possible,
  type Extent,
} from '../../../../web/elements/mail/extent.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('extentOf', () => {
  test.each<[string, string, Partial<Extent>]>([
    ['text', 'a < b & c', { text: 9, tags: 0 }],
    ['tags', '<p>a</p><p>b</p>', { tags: 2, depth: 1, text: 2 }],
    ['tags that close by themselves', '<p>a<p>b<ul><li>c<li>d</ul>', { tags: 5, depth: 2 }],
    ['a table without end tags', `<table>${'<tr><td>a<td>b'.repeat(9)}</table>`, { depth: 3 }],
    ['empty elements', '<br><hr><img src=a>'.repeat(9), { depth: 0, tags: 27, attributes: 9 }],
    ['nested', '<div>'.repeat(9), { depth: 9 }],
    ['nested and closed', `${'<div>'.repeat(9)}${'</div>'.repeat(9)}`.repeat(9), { depth: 9 }],
    ['attributes', '<p a b=1 c="2 d">', { attributes: 3 }],
    ['comments', '<!-- <p> --><!x>', { comments: 2, tags: 0, text: 0 }],
    ['a style sheet', '<style>a > b {}</style><p>', { tags: 2, text: 0, depth: 1 }],
    ['a style sheet of Word', '<style><!-- p {} --></style><p>', { tags: 2, depth: 1 }],
  ])('counts %s', (_, html, expected) => {
    expect(extentOf(html)).toMatchObject(expected);
  });

  test('counts the attributes of what the parser opens anew', () => {
    const paragraphs = '<p>x'.repeat(100);
    const { work } = extentOf(`<p><b>${paragraphs}`);
    const attributes = numbers(50).map((index) => `a${index}`);
    const more = extentOf(`<p><b ${attributes.join(' ')}>${paragraphs}`);
    expect(more.work - work).toBeGreaterThanOrEqual(100 * attributes.length);
  });

  test.each([
    ['an end tag in a comment', '<div><!-- </div> -->'],
    ['an end tag in a value', '<div><b title="</div>"></b>'],
    ['an end tag that a cell shuts out', '<div><table><tr><td></div></table>'],
    ['an end tag that a paragraph shuts out', '<span><p></span>'],
    ['an end tag of another name', '<div></dov>'],
    ['a style sheet that is foreign', '<svg><style><!--</style><div>--></style></svg><div>'],
    ['character data', '<![CDATA[ > ]]></div><div>'],
    ['a title that is foreign', '<svg><title><div></title></svg>'],
    ['a script in a script', '<div><script><!--<script></script></div>--></script>'],
    ['foreign elements with names of empty ones', '<svg><input>'],
  ])('is not fooled by %s', (_, html) => {
    expect(extentOf(html.repeat(50)).depth).toBeGreaterThanOrEqual(50);
  });

  test.each([
    ['20,000 nested tags', '<div>'.repeat(20_000)],
    [
      '20,000 nested tags that differ',
      numbers(20_000)
        .map((each) => `<b a${each}>`)
        .join(''),
    ],
    [
      '100,000 attributes',
      `<p ${numbers(100_000)
        .map((each) => `a${each}=1`)
        .join(' ')}>`,
    ],
    ['comments', '<!---->'.repeat(100_000)],
    ['bold that each paragraph opens anew', `${'<b a>'.repeat(90)}${'<p>x'.repeat(2_000)}`],
    ['directions', `${'<div dir=auto>'.repeat(100)}${'<b></b>'.repeat(2_000)}`],
    ['directions in disguise', `${'<div dir="&#97;uto">'.repeat(100)}${'<b></b>'.repeat(2_000)}`],
    ['isolates', `${'<bdi>'.repeat(100)}${'<b></b>'.repeat(2_000)}`],
    ['much text', 'word '.repeat(50_000)],
    ['much text in a field', `<textarea>${'word '.repeat(50_000)}</textarea>`],
  ])('%s: too much', (_, html) => {
    expect(isWithin(extentOf(html), easy)).toBe(false);
  });

  test.each([
    [
      'a newsletter',
      `<table>${'<tr><td style="a">Text <a href="b">c</a></td></tr>'.repeat(400)}</table>`,
    ],
    ['an inline picture', `<img src="data:image/png;base64,${'A'.repeat(3_000_000)}">`],
    ['a long thread', '<blockquote><p>Some lines of text</p></blockquote>'.repeat(900)],
    ['paragraphs without end', '<p>Some lines of text'.repeat(2_000)],
  ])('%s: fine', (_, html) => {
    expect(isWithin(extentOf(html), easy)).toBe(true);
  });

  test.each([
    '<a "',
    '<a <',
    '<style>',
    '<svg><a ',
    '</',
    '<!--',
    '<a b="c',
    '<![CDATA[<b c',
    '<td><p>',
    '<p dir',
  ])('%s again and again takes no more than linear time', (part) => {
    // In quadratic time it takes longer than a test may.
    const { tags } = extentOf(part.repeat(1_000_000 / part.length));
    expect(tags).toBeLessThanOrEqual(possible.tags + 1);
  });

  test('stops where more is never shown', () => {
    expect(extentOf('<b>'.repeat(500_000)).tags).toBeLessThanOrEqual(possible.tags + 1);
  });
});
