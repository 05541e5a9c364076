import { text } from './index.js';

/** A size for people: `1 byte`, `118 bytes`, `220 KB`, `1.4 MB`. */
export function size(bytes: number): string {
  const { byte, units } = text.size;
  if (bytes === 1) return byte;
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 10 ? 1 : 0;
  return `${formatOf(text.locale, digits).format(value)} ${units[unit] ?? ''}`;
}

const formats = new Map<string, Intl.NumberFormat>();

/** To make one takes longer than all else that an editor shows with a key. */
function formatOf(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(key, format);
  return format;
}
