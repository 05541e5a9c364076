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

/** True where a browser says that a page of elsewhere asks. */
export function isFromElsewhere(site: string | string[] | undefined): boolean {
  return site === 'cross-site' || site === 'same-site';
}
