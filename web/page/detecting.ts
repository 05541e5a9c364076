import { TicketwireError } from '../../wasm/js/errors.js';

/**
 * Whether a WebAPI answers at the page's own origin. A host of files alone says that there is no such
 * file, or shows a page in its place; whatever else is said may come from a WebAPI.
 * @throws TicketwireError `network` where nothing answers.
 */
export async function isWebApiHere(): Promise<boolean> {
  const headers = { Accept: 'application/json', 'X-Requested-With': 'ticketwire' };
  const init = { headers, redirect: 'manual', cache: 'no-store' } as const;
  const answer = await fetch('/api/v1/User/currentPrincipal', init).catch((cause: unknown) => {
    throw new TicketwireError('No answer from the server', { code: 'network' }, { cause });
  });
  void answer.body?.cancel().catch(() => undefined);
  const { status, headers: fields } = answer;
  if (/\bjson\b/.test(fields.get('content-type') ?? '')) return true;
  return !((status >= 200 && status < 300) || [404, 405, 410].includes(status));
}
