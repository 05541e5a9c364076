import type { WasmSource } from './wasm-file.js';

/** The core as this package has it. The one-file builds have the bytes here, and no other file. */
export function ownSource(): WasmSource | Promise<WasmSource> {
  return new URL('../../core/core.wasm', import.meta.url);
}
