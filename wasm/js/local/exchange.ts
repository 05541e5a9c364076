import type { ServiceResponse } from './service.js';

/** Relative to the page, or to an address that nobody has. */
export function absolute(input: string): string {
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  return new URL(input, page?.startsWith('http') ? page : 'http://local.invalid/').href;
}

/** An address before its `/api`, and path and query from there on. */
export function parted(url: string): { origin: string; target: string } {
  const { origin, pathname, search } = new URL(url);
  const at = /\/api(?=\/|$)/i.exec(pathname)?.index ?? 0;
  return { origin: origin + pathname.slice(0, at), target: pathname.slice(at) + search };
}

export function responseOf({ status, headers, body }: ServiceResponse, url: string): Response {
  const empty = [204, 205, 304].includes(status);
  const response = new Response(empty ? null : body, { status, headers });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

/** What has changed could not be kept, and is not there any more. */
export function notKept(url: string): Response {
  const body = {
    Error: true,
    ErrorType: 'SoException',
    ErrorMessage: 'What has changed could not be kept',
    ErrorSource: 'ticketwire/local',
  };
  const headers: [string, string][] = [['Content-Type', 'application/json; charset=utf-8']];
  return responseOf(
    { status: 503, headers, body: new TextEncoder().encode(JSON.stringify(body)) },
    url,
  );
}
