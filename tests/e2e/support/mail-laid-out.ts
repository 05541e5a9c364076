/** What an engine has to lay out of a mail, counted. */
export interface LaidOut {
  readonly elements: number;
  /** Elements within each other. */
  readonly depth: number;
  /** Characters of one attribute; what an image has in itself is not laid out. */
  readonly attribute: number;
  readonly images: number;
  /** Places that cells and columns take beside their own, in all tables. */
  readonly places: number;
  readonly text: number;
  readonly lines: number;
  /** Marks and invisible characters on one letter. */
  readonly marks: number;
  /** Letters without a place to break, of scripts that engines look at as a whole. */
  readonly word: number;
}

/** Runs in the page: what the mail on it has given to layout. */
export function laidOut(): LaidOut {
  const shadow = document.querySelector('tw-mail')!.shadowRoot!;
  const inside = shadow.querySelector('iframe')?.contentDocument?.body;
  const root: Element = inside ?? shadow.querySelector('div.plain')!;
  const all = [...root.querySelectorAll<HTMLElement>('*')];
  const text = root.textContent ?? '';
  const largest = (numbers: number[]) => numbers.reduce((a, b) => Math.max(a, b), 0);
  const longest = (each: RegExp) => largest((text.match(each) ?? []).map(({ length }) => length));
  const depths = new Map<Element, number>([[root, 0]]);
  for (const each of all) depths.set(each, depths.get(each.parentElement!)! + 1);
  const attributes = all.flatMap((each) => [...each.attributes]);
  const spans = ['colspan', 'rowspan', 'span'].flatMap((name) =>
    all.map((each) => Number(each.getAttribute(name) ?? 1) - 1),
  );
  return {
    elements: all.length,
    depth: largest([...depths.values()]),
    attribute: largest(attributes.map(({ name, value }) => (name === 'src' ? 0 : value.length))),
    images: root.querySelectorAll('img').length,
    places: spans.reduce((sum, each) => sum + each, 0),
    text: text.length,
    lines: text.split('\n').length,
    marks: longest(/[\p{M}\p{Cf}]+/gu),
    word: longest(/[^\0-\u02ff\s\u200b]+/g),
  };
}
