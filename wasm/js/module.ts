/** What the WebAssembly module exports. Only core.ts may touch it. */
export interface RawOutcome {
  /** Name of the error code; empty on success. */
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly pointer: string;
  /** The WebAPI's ErrorType; empty where there is none. */
  readonly errorType: string;
  /** Index of the patch operation concerned, or -1. */
  readonly operation: number;
  /** Byte offset into the input, or -1. */
  readonly offset: number;
  /** On success: address of the result's bytes (to be released), or a document's handle. */
  readonly data: number;
  readonly size: number;
}

export interface RawModule {
  readonly HEAPU8: Uint8Array;
  allocate(size: number): number;
  release(address: number): void;
  liveObjects(): number;
  open(carrier: string, address: number, size: number): RawOutcome;
  close(handle: number): void;
  plan(handle: number, address: number, size: number): RawOutcome;
  apply(carrier: string, a: number, aSize: number, b: number, bSize: number): RawOutcome;
  diff(carrier: string, a: number, aSize: number, b: number, bSize: number): RawOutcome;
  select(carrier: string, a: number, aSize: number, b: number, bSize: number): RawOutcome;
  request(endpoint: string, address: number, size: number): RawOutcome;
  failure(status: number, address: number, size: number): RawOutcome;
}

export interface ModuleOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): object;
}

declare function createModule(options: ModuleOptions): Promise<RawModule>;
export default createModule;
