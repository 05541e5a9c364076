import type { Digest } from './wasm-file.js';

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

/** Address and size of bytes that a call takes over: it frees them, whatever becomes of it. */
export type Bytes = [address: number, size: number];

/**
 * What the WebAssembly module exports. Only memory.ts and core.ts may touch it. A call gives true,
 * and what it has to say lies in `view()` until the next call; false (0) means that it failed.
 * Carriers are numbers, by `carrier()`; -1 is plain JSON.
 */
export interface RawModule {
  /** Another object after any call that made memory grow, as is the next. */
  readonly HEAPU8: Uint8Array;
  readonly HEAPU32: Uint32Array;
  /** Where the last call's results lie: address and size of each of three texts, then a handle. */
  view(): number;
  lastFailure(): RawFailure;
  liveObjects(): number;
  usedBytes(): number;
  /** A carrier's place in the table; -1 for none. */
  carrier(name: string): number;

  /** Room for an argument; 0 where it would be too large. */
  _tw_allocate(size: number): number;
  _tw_release(address: number): void;
  _tw_open(carrier: number, ...body: [...Bytes, like: number]): number;
  _tw_close(handle: number): void;
  _tw_plan(handle: number, stamp: boolean, ...edits: Bytes): number;
  _tw_apply(carrier: number, ...bodyAndPatch: [...Bytes, ...Bytes]): number;
  _tw_diff(carrier: number, ...fromAndTo: [...Bytes, ...Bytes]): number;
  _tw_merge(carrier: number, ...baseMineTheirs: [...Bytes, ...Bytes, ...Bytes]): number;
  _tw_select(carrier: number, ...bodyAndList: [...Bytes, ...Bytes]): number;

  validate(carrier: number, ...body: Bytes): boolean;
  rights(handle: number): boolean;
  customFields(...dictionary: Bytes): boolean;
  writeCustomField(kind: string, ...valueAndBefore: [...Bytes, ...Bytes]): boolean;
  chooseText(languages: string, ...text: Bytes): boolean;
  locate(carrier: number, ...pointer: Bytes): boolean;
  request(endpoint: string, ...parametersAndBody: [...Bytes, ...Bytes]): boolean;
  response(endpoint: string, status: number, ...body: [...Bytes, like: number]): boolean;
  failure(status: number, ...body: Bytes): boolean;
}

export interface ModuleOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): object;
}

/** What the core.wasm beside the glue is. */
export declare const digest: Digest;

declare function createModule(options: ModuleOptions): Promise<RawModule>;
export default createModule;
