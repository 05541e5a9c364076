import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { root } from '../../server/support/server.js';
import type { PageOptions, Stage } from './stage.js';

/** What stands between a mail and the reader. */
export const layers = ['sanitizer', 'sandbox', 'policy', 'styles'] as const;
export type Layer = (typeof layers)[number];

/** Where the packages that the elements use have their modules for browsers. */
const packages: Record<string, string> = {
  lit: 'lit/index.js',
  'lit-html': 'lit-html/lit-html.js',
  'lit-element/lit-element.js': 'lit-element/lit-element.js',
  '@lit/reactive-element': '@lit/reactive-element/reactive-element.js',
  dompurify: 'dompurify/dist/purify.es.mjs',
};

type Edit = readonly [file: string, edit: (source: string) => string];

/** How each layer is taken away: by another text of one module. */
const removals: Record<Layer, readonly Edit[]> = {
  // Its parser goes with it: what came of a window that is gone hardly ever runs.
  sanitizer: [
    ['sanitizer.js', () => 'export const clean = () => Promise.resolve(0);'],
    ['parse.js', (source) => source.replace('parserOfNoWindow();', 'new DOMParser();')],
  ],
  sandbox: [
    [
      'frame.js',
      (source) =>
        source.replace(
          /(sandbox = ')[^']*/,
          '$1allow-same-origin allow-scripts allow-forms allow-popups allow-modals ' +
            'allow-popups-to-escape-sandbox allow-top-navigation allow-downloads',
        ),
    ],
  ],
  policy: [
    [
      'frame.js',
      (source) =>
        source.replace(/content="\$\{policy\}"/, `content="default-src * 'unsafe-inline' data:"`),
    ],
  ],
  styles: [
    [
      'safe-style.js',
      (source) => source.replace(/(function isHarmless\([^)]*\) \{)/, '$1 return true;'),
    ],
  ],
};

/** Has the page count in `work` what parser, sanitiser and reader of styles are given. */
const counters: readonly Edit[] = [
  [
    'parse.js',
    (source) => source.replace(/const parsed = parser\.parse[^;]*;/, '$& work.parse(parsed);'),
  ],
  ['sanitizer.js', (source) => source.replace('purifier.sanitize(', 'work.clean(root); $&')],
  ['safe-style.js', (source) => source.replace('this.#probe.cssText =', 'work.read(style); $&')],
];
const work = `globalThis.work = {
  begin() {
    const none = { parsed: 0, comments: 0, attributes: 0, directions: 0, cleaned: 0, style: 0 };
    this.counts = none;
  },
  end() {
    const { counts } = this;
    this.counts = undefined;
    return counts;
  },
  parse(parsed) {
    const { counts } = this;
    if (!counts) return;
    const all = [...parsed.querySelectorAll('*')];
    const comments = parsed.createNodeIterator(parsed, NodeFilter.SHOW_COMMENT);
    while (comments.nextNode()) counts.comments += 1;
    counts.parsed += all.length;
    for (const each of all) counts.attributes += each.attributes.length;
    for (const each of parsed.querySelectorAll('[dir=auto i], bdi')) {
      counts.directions += each.querySelectorAll('*').length;
    }
  },
  clean(root) {
    if (this.counts) this.counts.cleaned += root.querySelectorAll('*').length;
  },
  read(style) {
    if (this.counts) this.counts.style = Math.max(this.counts.style, style.length);
  },
};`;

/** How a lab is opened. */
export interface LabOptions extends PageOptions {
  /** The page counts from `work.begin()` on; `work.end()` gives a `Work`. */
  readonly counted?: boolean;
}

/** What has been given to parser, sanitiser and reader of styles. */
export interface Work {
  /** Elements that the parser has made, and comments and attributes. */
  readonly parsed: number;
  readonly comments: number;
  readonly attributes: number;
  /** Elements, once for each around them whose direction is found out from them. */
  readonly directions: number;
  /** Elements that the sanitiser has looked at. */
  readonly cleaned: number;
  /** Characters of the longest style that was read. */
  readonly style: number;
}

/**
 * A page that has the element for mails from its modules as they are packed, under the policy of the
 * real page, with some layers taken away.
 */
export async function openLab(
  stage: Stage,
  without: readonly Layer[] = [],
  options: LabOptions = {},
): Promise<Page> {
  const edits = [...without.flatMap((layer) => removals[layer])];
  if (options.counted) edits.push(...counters);
  const page = await stage.page('', options);
  const real = await page.request.get(stage.proxy.url);
  const policy = real.headers()['content-security-policy'];
  if (policy === undefined) throw new Error('The page has no policy');
  const headers: Record<string, string> = without.includes('policy')
    ? {}
    : { 'Content-Security-Policy': policy };
  await page.route(`${stage.proxy.url}lab/**`, async (route) => serve(route, headers, edits));
  await page.goto(`${stage.proxy.url}lab/index.html`);
  await page.waitForFunction(() => customElements.get('tw-mail') !== undefined);
  return page;
}

const index = `<!doctype html><html lang="en"><head><meta charset="utf-8" />
<meta name="color-scheme" content="light dark" /><title>Mail</title>
<link rel="stylesheet" href="/lab/page.css" /><script type="module" src="/lab/main.js"></script>
</head><body></body></html>`;
const main = `${work}
import { TicketMail } from '/lab/dist/web/elements/mail/mail.js';
customElements.define('tw-mail', TicketMail);`;

async function serve(
  route: Route,
  headers: Record<string, string>,
  edits: readonly Edit[],
): Promise<void> {
  const path = new URL(route.request().url()).pathname.slice('/lab/'.length);
  if (path === 'index.html') {
    return route.fulfill({ headers, contentType: 'text/html', body: index });
  }
  if (path === 'page.css') {
    const body = 'body { margin: 16px; background: light-dark(#fff, #171b20); }';
    return route.fulfill({ contentType: 'text/css', body });
  }
  if (!/\.m?js$/.test(path)) return route.fulfill({ status: 404 });
  const source = path === 'main.js' ? main : await readFile(join(root, path), 'utf8');
  const body = resolved(edits.reduce((text, edit) => edited(path, text, edit), source));
  return route.fulfill({ contentType: 'text/javascript', body });
}

function edited(path: string, source: string, [file, edit]: Edit): string {
  if (!path.endsWith(`/mail/${file}`)) return source;
  const result = edit(source);
  if (result === source) throw new Error(`${file} no longer shows where it is edited`);
  return result;
}

/** The module with addresses in place of the names of packages. */
function resolved(source: string): string {
  return source.replace(
    /(\bfrom\s*|\bimport\s*\(?\s*)(["'])([^"'./][^"']*)\2/g,
    (_, before: string, quote: string, name: string) => {
      const file = packages[name] ?? name;
      return `${before}${quote}/lab/node_modules/${file}${quote}`;
    },
  );
}

/** Shows a mail alone on the page and waits for its height. */
export async function showMail(
  page: Page,
  body: string,
  kind: 'Html' | 'Plain' = 'Html',
): Promise<void> {
  await page.evaluate(
    async ([text, type]) => {
      const mail = document.createElement('tw-mail');
      const shown = new Promise((done) => mail.addEventListener('tw-mail-shown', done));
      Object.assign(mail, { body: text, kind: type, author: 'Ada' });
      document.body.replaceChildren(mail);
      await shown;
      const frame = mail.shadowRoot?.querySelector('iframe');
      const ready = () => !frame || frame.contentDocument?.body?.hasChildNodes();
      for (let tries = 0; tries < 200 && !ready(); tries += 1) {
        await new Promise((done) => setTimeout(done, 10));
      }
    },
    [body, kind],
  );
}
