import type { Digest } from '../wasm-file.js';
import type { Host } from './host.js';

/** Address and size of bytes that a call takes over: it frees them, whatever becomes of it. */
export type Bytes = [address: number, size: number];

/** What the module of the service exports (server/local/local.cpp). */
export interface RawLocal {
  /** Another object after any call that made memory grow. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly HEAPU32: Uint32Array;
  _tw_allocate(size: number): number;
  /** Where the last call's two texts lie: address and size of each. */
  _tw_view(): number;
  _tw_open(...zone: Bytes): number;
  _tw_close(handle: number): void;
  _tw_import(handle: number, ...world: Bytes): number;
  _tw_save(handle: number): number;
  _tw_changes(handle: number): number;
  _tw_handle(
    handle: number,
    ...headBodyAndUser: [...Bytes, ...Bytes, ...Bytes, refused: boolean]
  ): number;
}

export interface LocalModuleOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): object;
  /** What the module asks its host. */
  readonly host: Host;
}

/** What the local.wasm beside the glue is. */
export declare const digest: Digest;

declare function createModule(options: LocalModuleOptions): Promise<RawLocal>;
export default createModule;
