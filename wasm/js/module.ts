import type { Digest } from './wasm-file.js';

/** Address and size of bytes that a call takes over: it frees them, whatever becomes of it. */
export type Bytes = [address: number, size: number];

/**
 * What the WebAssembly module exports. Only memory.ts and core.ts may touch it. A call gives 1, and
 * what it has to say lies in `view()` until the next call; 0 means that it failed. Carriers are
 * numbers, by `carrier()`; -1 is plain JSON.
 */
export interface RawModule {
  readonly memory: Pick<WebAssembly.Memory, 'buffer'>;
  /** Where the last call's outcome lies: see memory.ts. */
  view(): number;
  liveObjects(): number;
  usedBytes(): number;
  /** A carrier's place in the table; -1 for none. */
  carrier(...name: Bytes): number;

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

  validate(carrier: number, ...body: Bytes): number;
  rights(handle: number): number;
  customFields(...dictionary: Bytes): number;
  writeCustomField(...kindValueAndBefore: [...Bytes, ...Bytes, ...Bytes]): number;
  chooseText(...languagesAndText: [...Bytes, ...Bytes]): number;
  locate(carrier: number, ...pointer: Bytes): number;
  request(...endpointParametersAndBody: [...Bytes, ...Bytes, ...Bytes]): number;
  response(status: number, like: number, ...endpointAndBody: [...Bytes, ...Bytes]): number;
  failure(status: number, ...body: Bytes): number;
}

export interface ModuleOptions {
  readonly wasm: WebAssembly.Module;
  /** In the place of `WebAssembly.instantiate`. */
  instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports): Instantiating;
}

/** What is told once of a success. */
export interface Instantiating {
  then(done: (instance: WebAssembly.Instance) => void): void;
}

/** What the core.wasm beside the glue is. */
export declare const digest: Digest;

declare function createModule(options: ModuleOptions): Promise<RawModule>;
export default createModule;
