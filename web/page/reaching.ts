import { resolveBaseUrl } from '../../wasm/js/base-url.js';
import { TicketwireError } from '../../wasm/js/errors.js';
import { problem, shown, type Shown } from '../table/problems.js';
import { withTexts } from './texts.js';

/** Why a WebAPI cannot be used, and what has to be changed, in words. */
export async function explained(cause: unknown, baseUrl: string | undefined): Promise<Shown> {
  if (!(cause instanceof TicketwireError)) return shown(cause);
  if (cause.code === 'argument') return { ...problem(cause.message), retry: true };
  const said = shown(cause);
  const service = resolveBaseUrl(baseUrl);
  // Without these words the failure itself is told.
  const words = await withTexts(import('./service-words.js')).catch(() => undefined);
  const message = await words?.wordsFor(cause, service);
  return message === undefined ? said : { ...said, message, beside: message, retry: true };
}
