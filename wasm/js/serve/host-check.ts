import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/**
 * True where a Host field names this program by an address, by `localhost` or by a name that is
 * allowed. A page that makes its own name point here (DNS rebinding) calls it by that name.
 */
export function isCalledRightly(host: string, allowed: readonly string[]): boolean {
  const name = nameIn(host);
  if (name === undefined) return false;
  if (isIP(name) !== 0) return true;
  return name === 'localhost' || name.endsWith('.localhost') || allowed.includes(name);
}

function nameIn(host: string): string | undefined {
  const [, bracketed, plain] =
    /^(?:\[([0-9a-f:.]+)\]|([^:[\]/@?#\s]+))(?::\d+)?$/i.exec(host) ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}

/**
 * True where a browser says that a page of elsewhere asks. Old ones say so by Origin alone, of whatever
 * may change something.
 */
export function isFromElsewhere(headers: IncomingHttpHeaders): boolean {
  const { 'sec-fetch-site': site, origin, host } = headers;
  if (site === 'cross-site' || site === 'same-site') return true;
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
}
