import { text } from './index.js';

/** More recipients than this, in all three fields together, a server refuses. */
export const mostRecipients = 100;

const mostAddress = 254;
const mostLocal = 64;
const mostLabel = 63;
const localPart = /^[\w!#$%&'*+\-/=?^`{|}~]+$/;
const label = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i;
// eslint-disable-next-line no-control-regex -- a control in a name would end a line of the mail
const control = /[\u0000-\u001f\u007f]/g;

/** Splits what was typed or pasted at commas, semicolons and line ends outside quotes and `<>`. */
export function splitAddresses(typed: string): string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  let angled = false;
  for (const character of typed) {
    if (character === '"') quoted = !quoted;
    else if (character === '<') angled = true;
    else if (character === '>') angled = false;
    const ends = /[\r\n]/.test(character) || (!quoted && !angled && /[,;]/.test(character));
    if (!ends) part += character;
    else {
      parts.push(part);
      part = '';
      quoted = angled = false;
    }
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== '');
}

/** The bare address of `a@b.example` or `Name <a@b.example>`. */
export function bareAddress(written: string): string {
  const found = /<([^<>]*)>$/.exec(written.trim());
  return (found?.[1] ?? written).trim();
}

/** `Name <a@b.example>` as the server reads it; the address alone where there is no other name. */
export function writeAddress(name: string, address: string): string {
  const plain = name.replace(control, ' ').replace(/[<>"]/g, '').trim();
  if (plain === '' || plain.toLowerCase() === address.toLowerCase()) return address;
  return /[,;]/.test(plain) ? `"${plain}" <${address}>` : `${plain} <${address}>`;
}

/** What is wrong with one address, in words; `undefined` where the server takes it. */
export function addressFault(written: string): string | undefined {
  const say = text.addresses;
  const trimmed = written.trim();
  if (trimmed.includes('<') && !/^[^<>]*<[^<>]*>$/.test(trimmed)) return say.brackets(trimmed);
  const address = bareAddress(trimmed);
  const at = address.lastIndexOf('@');
  if (at < 0) return say.noAt(trimmed);
  if (/\s/.test(address)) return say.blank(trimmed);
  // eslint-disable-next-line no-control-regex -- what is not ASCII is what is looked for
  const foreign = /[^\u0000-\u007f]/.exec(address);
  if (foreign) return say.character(trimmed, foreign[0]);
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (local === '') return say.noName(trimmed);
  if (domain === '') return say.noDomain(trimmed);
  if (address.length > mostAddress || local.length > mostLocal) return say.long(trimmed);
  if (!local.split('.').every((part) => localPart.test(part))) return say.name(trimmed, local);
  const whole = domain.split('.').every((part) => part.length <= mostLabel && label.test(part));
  return whole ? undefined : say.domain(trimmed, domain);
}

/** The same list without those whose address comes before. */
export function withoutDoubles(list: readonly string[]): string[] {
  const seen = new Set<string>();
  return list.filter((each) => !seen.has(keyOf(each)) && seen.add(keyOf(each)));
}

function keyOf(written: string): string {
  return bareAddress(written).toLowerCase();
}
