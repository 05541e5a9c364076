import { markupAt, rawElements, rawEnd } from './tokens.js';

/**
 * What a mail asks of parser, sanitiser and layout, counted from its text before any of them sees it.
 * Each number is at least the true one, whatever the text tries: what cannot be counted for sure
 * counts in full.
 */
export interface Extent {
  /** Characters outside of tags and comments. */
  readonly text: number;
  /** Start tags. */
  readonly tags: number;
  readonly comments: number;
  readonly attributes: number;
  /** Elements within each other, those that the parser adds not counted. */
  readonly depth: number;
  /**
   * Elements and attributes that the parser looks at or makes again: it goes through what is open at
   * every tag, opens `<b>` and its like anew in each paragraph, with all their attributes, and finds
   * out the direction of `dir=auto` again with all that comes into it.
   */
  readonly work: number;
}

/** More than this is not shown by itself: it could take more than 200 ms. */
export const easy: Extent = {
  text: 120_000,
  tags: 2_500,
  comments: 2_000,
  attributes: 20_000,
  depth: 120,
  work: 60_000,
};

/** More than this is never parsed: it could stop the page for seconds. */
export const possible: Extent = {
  text: 2_000_000,
  tags: 40_000,
  comments: 5_000,
  attributes: 120_000,
  depth: 200,
  work: 400_000,
};

/** True when no number is more than its bound. */
export function isWithin(extent: Extent, bounds: Extent): boolean {
  return (Object.keys(bounds) as (keyof Extent)[]).every((key) => extent[key] <= bounds[key]);
}

const empty = new Set<string>([
  ...['area', 'base', 'basefont', 'bgsound', 'br', 'col', 'embed', 'hr', 'image', 'img', 'input'],
  ...['keygen', 'link', 'meta', 'param', 'source', 'track', 'wbr'],
]);
/** There is one of each, whatever the text says. */
const single = new Set(['html', 'head', 'body']);
const formatting = new Set<string>([
  ...['a', 'b', 'big', 'code', 'em', 'font', 'i', 'nobr', 's', 'small', 'strike', 'strong'],
  ...['tt', 'u'],
]);
/** What they hold follows other rules, or has no end: from there on everything counts. */
const foreign = new Set(['svg', 'math', 'plaintext', 'frameset']);

/** An attribute whose value may be `auto`, written as text or as a character reference. */
const automatic = /dir[\t\n\f\r ]*=[\t\n\f\r ]*["']?[a&]/i;

const set = (names: string) => new Set(names.split(' '));
const cells = set('td th');
const parts = set('tbody thead tfoot');

/** Open elements that a start tag closes (first set), through others that may lie above them. */
const closes: Record<string, readonly [ReadonlySet<string>, ReadonlySet<string>]> = {
  p: [set('p'), set('')],
  li: [set('li'), set('p')],
  dd: [set('dd dt'), set('p')],
  dt: [set('dd dt'), set('p')],
  option: [set('option'), set('')],
  td: [cells, set('p')],
  th: [cells, set('p')],
  tr: [set('tr'), set('td th p')],
  tbody: [parts, set('tr td th p')],
  thead: [parts, set('tr td th p')],
  tfoot: [parts, set('tr td th p')],
};

const inTable = set('tr td th tbody thead tfoot caption colgroup p li');
const inBlock = set('p li dd dt option');
const blocks = set('div ul ol dl blockquote center section article header footer main');

/** Counts a mail; stops as soon as it is more than `possible`. Takes time linear in its text. */
export function extentOf(html: string): Extent {
  return new Count(html).run();
}

class Count implements Extent {
  text = 0;
  tags = 0;
  comments = 0;
  attributes = 0;
  depth = 0;
  work = 0;
  #open: string[] = [];
  /** Of each open element: how much each tag within it costs. */
  #costs: number[] = [];
  #cost = 0;
  /** Where the tokenizer's state depends on the tree. */
  #doubtful = false;
  readonly #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  run(): Extent {
    const html = this.#html;
    let at = 0;
    while (at < html.length && isWithin(this, possible)) {
      if (this.#doubtful) {
        this.#countAll(at);
        break;
      }
      const start = html.indexOf('<', at);
      this.text += (start < 0 ? html.length : start) - at;
      if (start < 0) break;
      at = this.#markup(start);
    }
    const { text, tags, comments, attributes, depth, work } = this;
    return { text, tags, comments, attributes, depth, work };
  }

  #markup(start: number): number {
    const found = markupAt(this.#html, start);
    if (!found) {
      this.text += 1;
      return start + 1;
    }
    const { kind, name, attributes, end } = found;
    if (kind === 'comment') {
      this.comments += 1;
      this.#doubtful = this.#html.startsWith('<![CDATA[', start);
      return end;
    }
    this.attributes += attributes;
    if (kind === 'end') this.#close(name);
    else {
      const auto = attributes > 0 && automatic.test(this.#html.slice(start, end));
      this.#start(name, auto, attributes);
    }
    this.work += 1 + this.#cost + this.#open.length / 32;
    return kind === 'start' && rawElements.has(name) ? this.#raw(name, end) : end;
  }

  #start(name: string, auto: boolean, attributes = 0): void {
    this.tags += 1;
    if (foreign.has(name)) this.#doubtful = true;
    if (single.has(name)) return;
    const rule = blocks.has(name) ? closes['p'] : closes[name];
    if (rule && !this.#doubtful) this.#closeThrough(rule[0], rule[1]);
    if (this.#doubtful || !(empty.has(name) || rawElements.has(name))) {
      this.#push(name, auto, attributes);
    }
  }

  #push(name: string, auto: boolean, attributes: number): void {
    const again = formatting.has(name) ? 1 + attributes : 0;
    const cost = again + Number(auto || name === 'bdi');
    this.#open.push(name);
    this.#costs.push(cost);
    this.#cost += cost;
    this.depth = Math.max(this.depth, this.#open.length);
  }

  /** Only what surely closes: an end tag that the parser may ignore leaves the count as it is. */
  #close(name: string): void {
    const passed = inTable.has(name) || name === 'table' ? inTable : inBlock;
    const through = passed === inTable || blocks.has(name) ? passed : undefined;
    this.#closeThrough(new Set([name]), name === 'p' ? undefined : through);
  }

  #closeThrough(wanted: ReadonlySet<string>, passed: ReadonlySet<string> | undefined): void {
    let at = this.#open.length - 1;
    while (at >= 0 && !wanted.has(this.#open[at]!)) {
      if (!passed?.has(this.#open[at]!)) return;
      at -= 1;
    }
    if (at < 0) return;
    this.#open.length = at;
    for (const cost of this.#costs.splice(at)) this.#cost -= cost;
  }

  /** Behind the content of a raw element. Within foreign content the same text would be markup. */
  #raw(name: string, from: number): number {
    const end = rawEnd(this.#html, name, from);
    const content = this.#html.slice(from, end);
    const rest = content.replace(/^[^<]*<!--[^<]*?-->/, '');
    this.#doubtful = rest.includes('<') || end === this.#html.length;
    if (name !== 'style' && name !== 'script') this.text += content.length;
    return this.#doubtful ? from : end;
  }

  /** Every `<` may begin something, nothing ends, and every word may be an attribute. */
  #countAll(from: number): void {
    const each = /<([a-z]*)|[\s/"'](?=[^\s/>])/gi;
    each.lastIndex = from;
    this.#cost += this.#html.slice(from).match(new RegExp(automatic, 'gi'))?.length ?? 0;
    for (let match = each.exec(this.#html); match; match = each.exec(this.#html)) {
      if (match[1] === undefined) {
        this.attributes += 1;
        continue;
      }
      if (match[1] === '') this.comments += 1;
      else this.#start(match[1].toLowerCase(), false);
      this.work += 1 + this.#cost + this.#open.length / 32;
      if (!isWithin(this, possible)) return;
    }
    this.text += this.#html.length - from;
  }
}
