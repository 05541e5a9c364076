/** A backslash before an apostrophe or the end: it would be taken as the apostrophe's escape. */
const escapes = /\\+(?='|$)/;

/** Half a pair of surrogates, or a control character, is no text: it would not come back as it is. */
export function plainText(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}').replaceAll(/\p{Cc}/gu, ' ');
}

/**
 * A text as OData texts. A backslash before an apostrophe, the closing one included, cannot be
 * written: the text is searched in the parts around it.
 */
export function quotable(text: string): string[] {
  const parts = text.split(escapes).filter((part) => part !== '');
  return parts.map((part) => `'${part.replaceAll("'", "''")}'`);
}

/** The digits of a number as a person writes it; `undefined` for none. */
export function decimal(text: string): string | undefined {
  const [, sign, digits] = /^\s*([-\u2212]?)(\d{1,30}(?:[.,]\d{1,15})?)\s*$/.exec(text) ?? [];
  return digits && `${sign ? '-' : ''}${digits.replace(',', '.')}`;
}

/** The same of a custom field, which may be a number: that is another value than its digits. */
export function fieldCondition(
  column: string,
  how: 'has' | 'hasNot' | 'equals' | 'equalsNot',
  text: string,
): string | undefined {
  const written = textCondition(column, how, text);
  const number = decimal(text);
  if (number === undefined) return written;
  if (how === 'equals') return `(${written!} or ${column} eq ${number})`;
  return how === 'equalsNot' ? `(${written!} and ${column} ne ${number})` : written;
}

/**
 * The condition of a column and a text. Of a text that can only be written in parts those are
 * contained; `undefined` where there is none.
 */
export function textCondition(
  column: string,
  how: 'has' | 'hasNot' | 'equals' | 'equalsNot',
  text: string,
): string | undefined {
  const parts = quotable(text);
  const [first] = parts;
  if (first === undefined) return undefined;
  if (how === 'equals' && !escapes.test(text)) return `${column} is ${first}`;
  if (how === 'equalsNot' && !escapes.test(text)) return `${column} isNot ${first}`;
  const not = how === 'hasNot' || how === 'equalsNot';
  if (parts.length === 1) return `${column} ${not ? 'notContains' : 'contains'} ${first}`;
  const all = parts.map((part) => `${column} contains ${part}`).join(' and ');
  return not ? `not (${all})` : `(${all})`;
}
