import type { IncomingMessage, ServerResponse } from 'node:http';

/** What pages may send, as `ticketwire-server` has it. */
const taken =
  'accept-language, authorization, content-type, if-match, if-modified-since, if-none-match, ' +
  'if-unmodified-since, so-apptoken, so-browser-tz-offset, so-culture, so-language, so-timezone, ' +
  'x-requested-with, x-xsrf-token';
const told =
  'Allow, Content-Disposition, Content-Language, ETag, Last-Modified, Location, Retry-After, ' +
  'SO-TimeZone, WWW-Authenticate, Warning, X-Request-Id';

/** Whether a page of an origin that was allowed calls. */
export function isAllowed({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  return headers.origin !== undefined && origins.includes(headers.origin);
}

/**
 * Lets pages of these origins use the WebAPI (Fetch standard, CORS). True where that was all that was
 * asked.
 */
export function allow(
  request: IncomingMessage,
  answer: ServerResponse,
  origins: readonly string[],
): boolean {
  if (origins.length === 0) return false;
  answer.appendHeader('Vary', 'Origin');
  if (!isAllowed(request, origins)) return false;
  answer.setHeader('Access-Control-Allow-Origin', request.headers.origin!);
  answer.setHeader('Access-Control-Allow-Credentials', 'true');
  const asked = request.headers['access-control-request-method'];
  if (request.method !== 'OPTIONS' || asked === undefined) {
    answer.setHeader('Access-Control-Expose-Headers', told);
    return false;
  }
  answer.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE');
  answer.setHeader('Access-Control-Allow-Headers', taken);
  answer.setHeader('Access-Control-Max-Age', '600');
  answer.writeHead(204).end();
  return true;
}
