import { TicketwireError } from '../../wasm/js/errors.js';
import { text } from '../text/first.js';
import { known, type Known } from './known.js';

/** A failure as an element shows it. */
export interface Shown {
  /** What happened and where, in a sentence. */
  readonly message: string;
  /** The same without where: for beside the control that it is about. */
  readonly beside: string;
  /** The same call may succeed later, so that it makes sense to offer it again. */
  readonly retry: boolean;
  /** Code and status, for a developer; never shown to a reader. */
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
  return cause instanceof TicketwireError && cause.code === 'aborted';
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
    const details = cause instanceof Error ? cause.message : '';
    return { ...problem(text.errors.unexpected), details };
  }
  const property = propertyAt(cause.pointer);
  const beside = sentence(cause);
  return {
    beside,
    message: property ? text.errors.at(property.label, beside) : beside,
    retry: isPassing(cause),
    details: detailsOf(cause),
    ...(property && { pointer: property.pointer }),
  };
}

function detailsOf({ code, status, reason }: TicketwireError): string {
  if (reason !== undefined) return `${code}, ${reason}`;
  return status === undefined ? code : `${code}, status ${status}`;
}

/** Something that the reader has to mend, at a control or not. */
export function problem(message: string, pointer?: string): Shown {
  const property = propertyAt(pointer);
  return {
    message: property ? text.errors.at(property.label, message) : message,
    beside: message,
    retry: false,
    details: '',
    ...(pointer !== undefined && { pointer }),
  };
}

/** The property whose value, or part of it, is at a pointer. */
function propertyAt(pointer = ''): Known | undefined {
  const [, name] = pointer.split('/');
  return name === undefined ? undefined : known(name);
}

/** True for what time or a log-in may heal; what was refused is refused again. */
function isPassing({ code, status }: TicketwireError): boolean {
  if (code === 'network' || code === 'load' || code === 'timeout') return true;
  if (code === 'credentials_wrong' || status === undefined) return false;
  return status === 401 || status === 408 || status === 429 || (status >= 500 && status !== 501);
}

function sentence(cause: TicketwireError): string {
  const { errors } = text;
  if (cause.code === 'load') return errors.core[cause.reason ?? 'foreign'];
  const known = Object.hasOwn(errors.byCode, cause.code)
    ? errors.byCode[cause.code as keyof typeof errors.byCode]
    : undefined;
  if (known !== undefined) return known;
  const status = cause.status ?? 0;
  if (status === 401) return errors.unauthorized;
  if (status === 429) return errors.throttled;
  if (status === 403) return cause.message || errors.forbidden;
  if (status === 501) return errors.unsupported;
  if (status >= 500) return errors.server;
  return cause.message || errors.unexpected;
}
