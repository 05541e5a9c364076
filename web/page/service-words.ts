import type { TicketwireError } from '../../wasm/js/errors.js';
import { text } from '../text/index.js';

/** Why a WebAPI cannot be used where its answer, or that there is none, tells more than the failure. */
export async function wordsFor(cause: TicketwireError, service: URL): Promise<string | undefined> {
  const { setup, connection } = text;
  if (cause.code === 'network') {
    if (location.protocol === 'https:' && service.protocol === 'http:') {
      return setup.mixed(service.href);
    }
    if (service.origin === location.origin) return undefined;
    return (await answers(service))
      ? setup.cors(service.href, location.origin)
      : connection.unreachable(service.href);
  }
  const { code, status = 200 } = cause;
  const other = code === 'response_unexpected' && status < 300;
  if (other || status === 404 || status === 405) return setup.noService(service.href);
  return undefined;
}

/** True where there is somebody, whatever pages of this origin may know of the answer. */
async function answers(service: URL): Promise<boolean> {
  const request = { mode: 'no-cors', credentials: 'omit', cache: 'no-store' } as const;
  return fetch(new URL('api', service), request).then(
    () => true,
    () => false,
  );
}
