import { TicketwireError } from '../../wasm/js/errors.js';
import { pointerOf, rowAt } from './properties.js';
import { text } from './text.js';

/** A failure as an element shows it. */
export interface Shown {
  readonly message: string;
  /** For support: code and status. */
  readonly details: string;
  /** Pointer of the control to mark, where the failure names a property. */
  readonly pointer?: string;
}

/** True when logging in again may help. */
export function needsLogin(cause: unknown): boolean {
  return cause instanceof TicketwireError && cause.status === 401;
}

/** True when a newer call made this one pointless. */
export function isAbort(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'AbortError';
}

/** True when somebody else saved first. */
export function isConflict(cause: unknown): boolean {
  return cause instanceof TicketwireError && cause.isConflict;
}

/** True when what was asked for does not exist. */
export function isMissing(cause: unknown): boolean {
  return cause instanceof TicketwireError && cause.status === 404;
}

/** A sentence for a person, and the control that it is about. */
export function shown(cause: unknown): Shown {
  if (!(cause instanceof TicketwireError)) {
    return {
      message: text.errors.unexpected,
      details: cause instanceof Error ? cause.message : '',
    };
  }
  const row = cause.pointer === undefined ? undefined : rowAt(cause.pointer);
  return {
    message: sentence(cause),
    details: text.errors.details(cause.code, cause.status),
    ...(row && { pointer: pointerOf(row) }),
  };
}

function sentence(cause: TicketwireError): string {
  if (cause.code === 'network') return text.errors.network;
  if (cause.code === 'load') return text.errors.load;
  if (cause.code === 'credentials_wrong') return text.errors.credentials;
  if (cause.status === 401) return text.errors.unauthorized;
  if (cause.status === 429) return text.errors.throttled;
  if (cause.status === 403) return cause.message || text.errors.forbidden;
  if ((cause.status ?? 0) >= 500) return text.errors.server;
  return cause.message || text.errors.unexpected;
}
