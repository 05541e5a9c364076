/** Whose unfinished work it is; what different scopes keep never meets. */
export interface Scope {
  /** Root of the WebAPI. */
  readonly server: string;
  /** Empty for somebody unknown, for whom nothing outlives the page. */
  readonly user: string;
}

/** A value to keep under a key; without `value` the key is removed. */
export interface StoreChange {
  readonly key: string;
  readonly value?: unknown;
}

/** Where unfinished work is kept. Values can be cloned (bytes, Blob and Map as well). */
export interface Store {
  /** What is in `memory` does not outlive the page. */
  readonly kind: 'indexed-db' | 'memory';
  get<T>(key: string): Promise<T | undefined>;
  /** What lies under keys that begin with `prefix`, in the order of the keys. */
  list<T>(prefix: string): Promise<readonly { readonly key: string; readonly value: T }[]>;
  /** All or nothing. @throws StoreError, and then everything is as before. */
  write(changes: readonly StoreChange[]): Promise<void>;
  close(): void;
}

/** Why a store could not do something. */
export class StoreError extends Error {
  readonly code: 'full' | 'closed' | 'unavailable';

  constructor(code: StoreError['code'], options?: ErrorOptions) {
    super(`The store is ${code}`, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
