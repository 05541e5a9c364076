// What browsers and Node know of texts.

/**
 * Simple case folding, one character for one, and Normalization Form C. By way of the capital: that
 * makes one of `ς` and `σ`.
 */
export function fold(text: string): string {
  return Array.from(text.normalize('NFD'), foldCharacter).join('').normalize('NFC');
}

function foldCharacter(character: string): string {
  // İ and ı are nobody's other case, whatever the language of the host.
  if (character === 'İ' || character === 'ı') return character;
  const capital = only(character.toUpperCase(), character);
  return only(capital.toLowerCase(), character);
}

/** A text of one character; else what it would replace. */
function only(made: string, before: string): string {
  return Array.from(made).length === 1 ? made : before;
}

const blankBetweenWords = /(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?[^?\s]+\?[bq]\?[^?\s]*\?=)/gi;
const encodedWord = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi;

/** A phrase of a header with its encoded words (RFC 2047) decoded. */
export function decodeWords(phrase: string): string {
  return phrase
    .replace(blankBetweenWords, '$1')
    .replace(encodedWord, (word, charset: string, encoding: string, text: string) => {
      const bytes = encoding.toLowerCase() === 'b' ? fromBase64(text) : fromQuoted(text);
      return bytes === undefined ? word : (decode(charset, bytes) ?? word);
    });
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function fromQuoted(text: string): Uint8Array {
  const whole = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  return Uint8Array.from(whole, (character) => character.charCodeAt(0));
}

/** Bytes of a charset as text; undefined where the host does not know it or, if `strict`, they are none. */
export function decode(charset: string, bytes: Uint8Array, strict = false): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: strict }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * A domain as it stands in the DNS (RFC 3490); empty where it has no form there, or one that means
 * another domain as well.
 */
export function asciiDomain(domain: string): string {
  const lower = domain.toLowerCase();
  if (lower !== lower.normalize('NFKC') || lower.includes('\u3002')) return '';
  try {
    const { hostname, host } = new URL(`http://${lower}`);
    return hostname === host && /^[a-z0-9.-]+$/.test(hostname) ? hostname : '';
  } catch {
    return '';
  }
}
