import { TicketwireError } from './errors.js';

/**
 * The root under which `api/v1/` lies. What is given may be that root, with or without a slash at
 * its end, or the address of the WebAPI itself (the claim `webapi_url` ends in `/api/` or `/api/v1/`);
 * relative to the page, and the page's own origin by default.
 * @throws TicketwireError `argument` for what is no address.
 */
export function resolveBaseUrl(given: string | URL = '/'): URL {
  const page = globalThis.location?.href;
  const url = parse(given, page?.startsWith('http') ? page : 'http://localhost/');
  url.hash = '';
  url.search = '';
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/api(?:\/v1)?$/i, '');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

function parse(given: string | URL, page: string): URL {
  try {
    const url = new URL(given, page);
    if (/^https?:$/.test(url.protocol)) return url;
  } catch {
    // Said below.
  }
  throw new TicketwireError(`${given} is no address of a WebAPI`, { code: 'argument' });
}
