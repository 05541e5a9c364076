/** Where a `mailto:` link wants a message to go (RFC 6068). */
export interface MailTo {
  readonly address: string;
  readonly subject: string;
}

/** Addresses that a link of a mail may have. */
export function isSafeLink(address: string): boolean {
  return /^(?:https?:|mailto:|tel:|sms:)/i.test(address.trim());
}

/** Reads a `mailto:` address; undefined for any other one. Several recipients are set apart by ", ". */
export function mailTo(href: string): MailTo | undefined {
  const match = /^\s*mailto:([^?#]*)(?:\?([^#]*))?/i.exec(href);
  if (!match) return undefined;
  const [, path = '', query = ''] = match;
  // A plus sign is a plus sign there, not a blank.
  const fields = new URLSearchParams(query.replaceAll('+', '%2B'));
  const field = (wanted: string) =>
    [...fields].find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
  const to = [...path.split(',').map(unescaped), ...field('to').split(',')];
  const addresses = to.map(oneLine).filter(Boolean);
  return { address: addresses.join(', '), subject: oneLine(field('subject')) };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A part of a plain text, and the address that it links to if it is one. */
export interface Part {
  readonly text: string;
  readonly href?: string;
}

const longestUrl = 2048;
const longestLocal = 64;

/** Splits plain text into text and web or mail addresses; takes time linear in the text. */
export function linkify(body: string): Part[] {
  const parts: Part[] = [];
  let done = 0;
  const add = (from: number, to: number, scheme: string) => {
    if (from > done) parts.push({ text: body.slice(done, from) });
    const found = body.slice(from, to);
    parts.push({ text: found, href: scheme + found });
    done = to;
  };
  const each = /https?:\/\/|@/g;
  for (let match = each.exec(body); match; match = each.exec(body)) {
    const { index } = match;
    const found = match[0] === '@' ? mailAddress(body, index, done) : webAddress(body, index);
    if (!found) continue;
    add(found[0], found[1], match[0] === '@' ? 'mailto:' : '');
    each.lastIndex = done;
  }
  if (done < body.length) parts.push({ text: body.slice(done) });
  return parts;
}

type Range = readonly [from: number, to: number];

function webAddress(body: string, from: number): Range | undefined {
  const [found = ''] = /^[^\s<>"']*/.exec(body.slice(from, from + longestUrl)) ?? [];
  let length = found.length;
  while (length > 0 && '.,;:!?)]'.includes(found[length - 1]!)) length -= 1;
  // An address may end with a bracket that it opened.
  const open = found.slice(0, length).includes('(') && found[length] === ')';
  return length > 'https://'.length ? [from, from + length + (open ? 1 : 0)] : undefined;
}

function mailAddress(body: string, at: number, done: number): Range | undefined {
  const before = body.slice(Math.max(done, at - longestLocal), at);
  let local = before.length;
  while (local > 0 && /[\w.+-]/.test(before[local - 1]!)) local -= 1;
  const [host] = /^[\w-]+(?:\.[\w-]+)+/.exec(body.slice(at + 1, at + 256)) ?? [];
  if (host === undefined || local === before.length) return undefined;
  return [at - (before.length - local), at + 1 + host.length];
}
