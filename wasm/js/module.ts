/** Why a call gave 0. Text is empty and numbers are -1 (`status`: 0) where there is nothing to say. */
export interface RawFailure {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly pointer: string;
  /** The WebAPI's ErrorType. */
  readonly errorType: string;
  /** Index of the patch operation concerned. */
  readonly operation: number;
  /** Byte offset into the input. */
  readonly offset: number;
}

/**
 * What the WebAssembly module exports. Only memory.ts and core.ts may touch it. A call gives the
 * address of its results, to be released, or a document's handle; 0 means that it failed.
 */
export interface RawModule {
  /** Another object after any call that made memory grow. */
  readonly HEAPU8: Uint8Array;
  /** Bytes of the last call's result; results lie one behind the other. */
  resultSize(part: number): number;
  lastFailure(): RawFailure;
  allocate(size: number): number;
  release(address: number): void;
  liveObjects(): number;
  usedBytes(): number;
  open(carrier: string, address: number, size: number): number;
  close(handle: number): void;
  validate(carrier: string, address: number, size: number): number;
  rights(handle: number): number;
  customFields(address: number, size: number): number;
  writeCustomField(kind: string, a: number, aSize: number, b: number, bSize: number): number;
  chooseText(languages: string, address: number, size: number): number;
  plan(handle: number, stamp: boolean, address: number, size: number): number;
  apply(carrier: string, a: number, aSize: number, b: number, bSize: number): number;
  diff(carrier: string, a: number, aSize: number, b: number, bSize: number): number;
  merge(
    carrier: string,
    a: number,
    aSize: number,
    b: number,
    bSize: number,
    c: number,
    cSize: number,
  ): number;
  select(carrier: string, a: number, aSize: number, b: number, bSize: number): number;
  request(endpoint: string, a: number, aSize: number, b: number, bSize: number): number;
  response(endpoint: string, status: number, address: number, size: number): number;
  failure(status: number, address: number, size: number): number;
}

export interface ModuleOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): object;
}

declare function createModule(options: ModuleOptions): Promise<RawModule>;
export default createModule;
