import type { CoreSource } from './core-file.js';

/** The core as this package has it. The one-file builds have the bytes here, and no other file. */
export function ownSource(): CoreSource | Promise<CoreSource> {
  return new URL('../../core/core.wasm', import.meta.url);
}
