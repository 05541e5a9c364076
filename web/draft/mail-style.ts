/** Properties of a mail's inline styles that are kept: text, box and table layout, no positioning. */
const allowed =
  /^(?:color|background-color|font(?:-family|-size|-style|-weight|-variant.*)?|line-height|letter-spacing|text-(?:align|decoration.*|indent|transform)|vertical-align|white-space.*|direction|margin.*|padding.*|border.*|width|height|m(?:ax|in)-(?:width|height)|list-style-type|table-layout|caption-side)$/;

const colours = /^(?:color|background-color)$/;
const unsafe = /url\s*\(|image-set|expression|attr\s*\(|var\s*\(|@|\\/i;

/** A declaration of an inline style. */
export interface Declaration {
  readonly name: string;
  readonly value: string;
}

/** True for declarations that can neither load anything nor leave their place in the text. */
export function isHarmless({ name, value }: Declaration): boolean {
  return allowed.test(name) && !unsafe.test(value) && !/^initial$|^-|\s-\d/.test(value);
}

/** True for declarations that choose a colour for text or its background. */
export function isColour({ name }: Declaration): boolean {
  return colours.test(name);
}

/** Addresses that a link of a mail may have. */
export function isSafeLink(address: string): boolean {
  return /^(?:https?:|mailto:|tel:|sms:)/i.test(address.trim());
}

/** Splits plain text into text and web or mail addresses. */
export function linkify(body: string): { text: string; href?: string }[] {
  const parts: { text: string; href?: string }[] = [];
  const address = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
  let at = 0;
  for (const match of body.matchAll(address)) {
    if (match.index > at) parts.push({ text: body.slice(at, match.index) });
    const found = match[0];
    parts.push({ text: found, href: found.includes('://') ? found : `mailto:${found}` });
    at = match.index + found.length;
  }
  if (at < body.length) parts.push({ text: body.slice(at) });
  return parts;
}

/** The attribute that carries a mail's inline styles until they are set one by one. */
export const renamedStyle = 'tw-style';

/**
 * The same HTML with its `style` attributes renamed to `renamedStyle`, and its event handlers and
 * `base` elements to names that mean nothing. A strict content security policy reports each of them
 * as soon as it is parsed, even in a document that is never shown. This makes nothing safe: that is
 * the sanitiser's work.
 */
export function disarm(body: string): string {
  let result = '';
  let at = 0;
  while (at < body.length) {
    const start = body.indexOf('<', at);
    if (start < 0) break;
    const end = tagEnd(body, start);
    result += body.slice(at, start) + renameInTag(body.slice(start, end));
    at = end;
  }
  return result + body.slice(at);
}

/** Index behind the tag that starts at `start`; quoted attribute values may contain `>`. */
function tagEnd(body: string, start: number): number {
  if (!/[a-z]/i.test(body[start + 1] ?? '')) return start + 1;
  let quote = '';
  for (let at = start + 1; at < body.length; at += 1) {
    const character = body[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') {
      return at + 1;
    } else if ((character === '"' || character === "'") && /[=\s]/.test(body[at - 1]!)) {
      quote = character;
    }
  }
  return body.length;
}

function renameInTag(tag: string): string {
  return tag.replace(
    /("[^"]*"|'[^']*')|(?<![\w-])(?:style|on\w+)(?=\s*=)|^<base(?![\w-])/gi,
    (found, quoted: string | undefined) => {
      if (quoted !== undefined) return found;
      if (found.startsWith('<')) return '<tw-base';
      return found.toLowerCase() === 'style' ? renamedStyle : `tw-${found}`;
    },
  );
}
