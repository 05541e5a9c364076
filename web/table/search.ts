import { quotable } from './quoting.js';

const mostWords = 8;
const greatestId = 2_147_483_647;

/** What is looked at: titles alone, customers as well, or what messages say besides. */
export type SearchWidth = 'titles' | 'customers' | 'messages';

/** Shorter words are in nearly every message, and no index finds them. */
const shortestInMessages = 3;

/** What is looked at besides titles. */
const customer = ['person/fullName', 'person/email', 'contactName'] as const;

/** The words of a search; what stands between double quotes is one. */
export function searchWords(search: string): string[] {
  const found = search.matchAll(/"([^"]+)"|\S+/g);
  const words = [...found].map(([whole, phrase]) => (phrase ?? whole).trim());
  return words.filter((word) => word !== '').slice(0, mostWords);
}

/** The ticket that a search names (`48`, `#48`), if it is nothing but a number. */
export function searchedNumber(search: string): number | undefined {
  const id = Number(/^\s*#?(\d{1,10})\s*$/.exec(search)?.[1]);
  return id >= 1 && id <= greatestId ? id : undefined;
}

/** True for a word that a search looks for in messages too. */
export function isInMessages(word: string): boolean {
  return !word.startsWith('#') && [...word].length >= shortestInMessages;
}

/**
 * The OData conditions of a search, one for each word: it is in the title, the customer's names or a
 * message, or is the ticket's number.
 */
export function searchConditions(search: string, width: SearchWidth = 'messages'): string[] {
  return searchWords(search).flatMap((word) => {
    const id = searchedNumber(word);
    const columns = ['title'];
    if (width !== 'titles' && !word.startsWith('#')) columns.push(...customer);
    if (width === 'messages' && isInMessages(word)) columns.push('content');
    const texts = columns.flatMap((column) => {
      const parts = quotable(word).map((part) => `${column} contains ${part}`);
      return parts.length > 1 ? [`(${parts.join(' and ')})`] : parts;
    });
    const any = id === undefined ? texts : [`ticketId eq ${id}`, ...texts];
    return any.length === 0 ? [] : [any.length > 1 ? `(${any.join(' or ')})` : any[0]!];
  });
}
