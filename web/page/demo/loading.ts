import { TicketwireError } from '../../../wasm/js/errors.js';
import { text } from '../../text/index.js';

/**
 * Says of a module that cannot be loaded that it is the demo's WebAPI: an element would take it for the
 * core, which the page needs as well.
 */
export function tellLoading(cause: unknown): never {
  if (!(cause instanceof TicketwireError) || cause.code !== 'load') throw cause;
  const words = text.demo.local[cause.reason ?? 'foreign'];
  throw new TicketwireError(words, { code: 'argument' }, { cause });
}
