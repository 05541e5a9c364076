import createModule from '#core';
import { Core } from './core.js';
import { TicketwireError } from './errors.js';
import type { RawModule } from './module.js';
import { compileWasm, type WasmSource } from './wasm-file.js';

/** Where the core's WebAssembly comes from. Nothing is ever fetched from a third host. */
export interface LoadOptions {
  /** Default: `core.wasm` beside this package's own files. */
  readonly wasm?: WasmSource;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof fetch;
}

let pending: Promise<Core> | undefined;

/**
 * Loads the core once; later calls share the first result. A failed load is forgotten, so that the
 * next call tries again.
 * @throws TicketwireError with code `load`; the cause says why.
 */
export function load(options: LoadOptions = {}): Promise<Core> {
  pending ??= start(options).catch((cause: unknown) => {
    pending = undefined;
    throw cause instanceof TicketwireError
      ? cause
      : new TicketwireError(
          'The WebAssembly core could not be loaded',
          { code: 'load' },
          { cause },
        );
  });
  return pending;
}

async function start(options: LoadOptions): Promise<Core> {
  const source = options.wasm ?? new URL('../../core/core.wasm', import.meta.url);
  const module = await compileWasm(source, options.fetch ?? fetch);
  // The glue has no way to hear of a failed instantiation, so that it is passed around it.
  const raw = await new Promise<RawModule>((resolve, reject) => {
    createModule({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(module, imports).then(done).catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
  return new Core(raw);
}
