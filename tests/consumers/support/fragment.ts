import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { root } from '../../server/support/server.js';
import type { Block } from './guide.js';

/** What a page's reader has already, by the page that shows a part of it. */
const around: Readonly<Record<string, string>> = {
  'docs/embed.md': `import type { TicketBulk, TicketEditor, TicketList } from 'ticketwire/elements';
    declare const editor: TicketEditor;
    declare const baseUrl: string;
    declare function authorization(): Promise<string>;
    declare function logInAsYouDo(): Promise<void>;
    declare function tokenOfYours(): Promise<string>;
    declare const list: TicketList;
    declare const bulk: TicketBulk;`,
  'docs/elements.md': `declare class MyEditor {
      constructor(host: HTMLElement, content: string);
      readonly text: string;
      readonly html: string;
      onInput: () => void;
      focus(): void;
      show(content: string): void;
      remove(): void;
    }`,
  'docs/security.md': `declare const message: import('ticketwire').TicketMessageEntity;`,
};

interface Tag {
  readonly name: string;
  readonly attributes: readonly string[];
}

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName?: string;
      readonly attributes?: readonly { readonly name: string }[];
    }[];
  }[];
}

/** The attributes of our elements, by tag: custom-elements.json. */
export async function declared(): Promise<ReadonlyMap<string, readonly string[]>> {
  const text = await readFile(join(root, 'custom-elements.json'), 'utf8');
  const declarations = (JSON.parse(text) as Manifest).modules.flatMap((each) => each.declarations);
  return new Map(
    declarations.map(({ tagName = '', attributes = [] }) => [
      tagName,
      attributes.map(({ name }) => name),
    ]),
  );
}

/** The elements of HTML as it is written, without what stands in scripts. */
export function tagsOf(html: string): Tag[] {
  const markup = html.replaceAll(/(<script[^>]*>)[\s\S]*?(?=<\/script>)/g, '$1');
  return [...markup.matchAll(/<([a-z][\w-]*)([^>]*)>/g)].map(([, name, rest]) => ({
    name: name!,
    attributes: [...rest!.matchAll(/([^\s="/]+)(?:="[^"]*")?/g)].map(([, each]) => each!),
  }));
}

/** What our elements in a piece of HTML have that is not declared. */
export async function undeclared(html: string): Promise<string[]> {
  const known = await declared();
  return tagsOf(html)
    .filter(({ name }) => name.includes('-'))
    .flatMap(({ name, attributes }) => {
      const own = known.get(name);
      if (!own) return [`<${name}>`];
      return attributes.filter((each) => !own.includes(each)).map((each) => `<${name} ${each}>`);
    });
}

/** A block as a module that has to compile. @throws where it is HTML that cannot be read. */
export async function moduleOf({ page, language, text }: Block): Promise<string> {
  const types = "import type {} from 'ticketwire/define';";
  const code = language === 'html' ? await codeOf(text) : text;
  return [types, around[page] ?? '', code].join('\n');
}

/** Its scripts, in a document that has its elements and no other; the names of HTML are the DOM's. */
async function codeOf(html: string): Promise<string> {
  await format(html, { parser: 'html' });
  const tags = tagsOf(html);
  const names = [...new Set(tags.map(({ name }) => `'${name}'`))];
  const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code!);
  const known = names.map((name) => `${name} satisfies keyof HTMLElementTagNameMap;`);
  const attributes = tags
    .filter(({ name }) => !name.includes('-'))
    .flatMap(({ name, attributes }) =>
      attributes.map((each) => `'${each}' satisfies Attribute<'${name}'>;`),
    );
  return `declare const document: Omit<Document, 'querySelector'> & {
      querySelector<Name extends ${names.join(' | ')}>(name: Name): HTMLElementTagNameMap[Name];
    };
    // One that no property of the DOM has the name of.
    type Attribute<Name extends keyof HTMLElementTagNameMap> =
      'charset' | Lowercase<keyof HTMLElementTagNameMap[Name] & string>;
    ${[...known, ...attributes, ...scripts].join('\n')}`;
}
