import { htmlOf, type Formatted } from './message.js';
import type { Snippet, Snippets } from './own-snippets.js';

/** What placeholders stand for. */
export interface SnippetAbout {
  /** The contact person. */
  readonly name: string;
  readonly ticket: string;
  /** Who writes. */
  readonly me: string;
}

/** Puts a reply in the place of the one with its id, or behind the others. */
export function withSnippet(snippets: Snippets, snippet: Snippet): Snippets {
  const { list } = snippets;
  const known = list.some(({ id }) => id === snippet.id);
  return {
    ...snippets,
    list: known
      ? list.map((each) => (each.id === snippet.id ? snippet : each))
      : [...list, snippet],
  };
}

export function withoutSnippet(snippets: Snippets, id: string): Snippets {
  return { ...snippets, list: snippets.list.filter((each) => each.id !== id) };
}

/**
 * The replies whose name or text has all of the words. First come those in the customer's language,
 * then those for every language, then the others; each group by name.
 */
export function findSnippets(
  list: readonly Snippet[],
  query: string,
  language: string,
): readonly Snippet[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const wanted = codeOf(language);
  const rank = (each: Snippet): number =>
    each.language === '' ? 1 : codeOf(each.language) === wanted ? 0 : 2;
  const fits = ({ name, text }: Snippet): boolean => {
    const all = `${name} ${text}`.toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  };
  return list.filter(fits).toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** Norwegian goes by several codes. */
function codeOf(language: string): string {
  const code = language.slice(0, 2).toLowerCase();
  return code === 'nb' || code === 'nn' ? 'no' : code;
}

/** A reply with what its placeholders stand for. */
export function filled(text: string, about: SnippetAbout): string {
  return text.replace(/\{(name|ticket|me)\}/g, (_, name: keyof SnippetAbout) => about[name]);
}

const placeholders = /\{(?:name|ticket|me)\}/g;
/** Those that stand in the text of HTML, not within a tag. */
const inHtml = /\{(?:name|ticket|me)\}(?![^<>]*>)/g;

/** A message's text and its looks with what the placeholders in them stand for. */
export function filledText(
  content: { readonly body: string; readonly formatted?: Formatted | undefined },
  about: SnippetAbout,
): { readonly body: string; readonly formatted?: Formatted } {
  const body = filled(content.body, about);
  const html = htmlOf(content);
  const count = content.body.match(placeholders)?.length;
  // One whose letters look differently is in the text alone.
  if (html === undefined || html.match(inHtml)?.length !== count) return { body };
  const formatted = html.replace(inHtml, (each) => escaped(filled(each, about)));
  return { body, formatted: { html: formatted, text: body } };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What was typed behind the `/` that begins a line; nothing where none does. */
export function slashQuery(before: string): string | undefined {
  return /^\/((?:\S(?:.{0,38}\S)?)?)$/s.exec(before)?.[1];
}
