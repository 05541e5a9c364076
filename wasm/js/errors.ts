import type { ErrorCode } from './generated/errors.js';

type OwnCode = 'network' | 'timeout' | 'aborted' | 'load' | 'not_selected' | 'read_only';

/**
 * Why there is no core: a Content-Security-Policy, no network, no answer (in time), no such file, a
 * refusal; an HTML page, another file, a part or a damaged copy of the core, or another version's, in
 * its place; a platform that cannot run it.
 */
export type LoadReason =
  | 'blocked'
  | 'offline'
  | 'unreachable'
  | 'timeout'
  | 'missing'
  | 'refused'
  | 'html'
  | 'foreign'
  | 'truncated'
  | 'corrupt'
  | 'version'
  | 'unsupported';

/** Where and why something failed; the members that do not apply are absent. */
export interface Problem {
  /**
   * A row of the error table, or what happens outside the core: no answer, too late, given up by the
   * caller's signal, no core, a member that was not read, or one that a save passes over.
   */
  readonly code: ErrorCode | OwnCode;
  /** HTTP status of the answer, where there was one. */
  readonly status?: number;
  /** JSON Pointer (RFC 6901) of the value concerned. */
  readonly pointer?: string;
  /** Index of the patch operation concerned. */
  readonly operation?: number;
  /** Byte offset into the body concerned. */
  readonly offset?: number;
  /** The WebAPI's ErrorType, where the server named one. */
  readonly errorType?: string;
  /** What `load` stands for. */
  readonly reason?: LoadReason;
}

/** The same in every copy of this package that a program has loaded. */
const brand = Symbol.for('ticketwire.error');

/**
 * Every failure of this package. `message` is a sentence for a person; decide by `code`. `instanceof`
 * is true for the errors of any copy or version of this package on the page, as two bundles have two.
 */
export class TicketwireError extends Error implements Problem {
  readonly code: Problem['code'];
  readonly status?: number;
  readonly pointer?: string;
  readonly operation?: number;
  readonly offset?: number;
  readonly errorType?: string;
  readonly reason?: LoadReason;
  /** Tells it from other errors; survives what renames the class. */
  readonly [brand] = true;

  constructor(message: string, problem: Problem, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TicketwireError';
    this.code = problem.code;
    if (problem.status !== undefined) this.status = problem.status;
    if (problem.pointer !== undefined) this.pointer = problem.pointer;
    if (problem.operation !== undefined) this.operation = problem.operation;
    if (problem.offset !== undefined) this.offset = problem.offset;
    if (problem.errorType !== undefined) this.errorType = problem.errorType;
    if (problem.reason !== undefined) this.reason = problem.reason;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== TicketwireError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === 'object' && value !== null && brand in value;
  }

  /** True when somebody else saved first: a failed `test` (409) or a changed entity (412). */
  get isConflict(): boolean {
    return this.status === 409 || this.status === 412;
  }
}
