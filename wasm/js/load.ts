import createModule, { digest } from '#core';
import { Core } from './core.js';
import { usualTimeout } from './deadline.js';
import { TicketwireError } from './errors.js';
import type { RawModule } from './module.js';
import { ownSource } from './source.js';
import { compileWasm, fault, type OwnModule, type WasmSource } from './wasm-file.js';

/** What the core can be loaded from: an address, an answer, its bytes, or what they compile to. */
export type CoreSource = WasmSource;

/** Where the core's WebAssembly comes from. Nothing is ever fetched from a third host. */
export interface LoadOptions {
  /**
   * Default: `core.wasm` beside this package's own files. It must be that file, to the byte, wherever
   * it lies; a compiled module is taken as it is. An address is asked by the global `fetch`, without
   * any authorization: to ask in another way, give the promise of an answer.
   */
  readonly wasm?: CoreSource | Promise<CoreSource>;
  /** Milliseconds until loading is given up; default 30,000, 0 for none. */
  readonly loadTimeout?: number;
}

const own: OwnModule = {
  name: 'core',
  file: 'core.wasm',
  digest,
  mark: 'TicketEntityWithLinks',
};

let pending: Promise<Core> | undefined;
let taken: LoadOptions['wasm'];

/**
 * Loads the core once; later calls share the first result, and a warning says so where they name
 * another source. A failed load is forgotten, so that the next call tries again.
 * @throws TicketwireError with code `load`; `reason` and message say why.
 */
export function load(options: LoadOptions = {}): Promise<Core> {
  if (pending) {
    if (!isSame(options.wasm, taken)) {
      // eslint-disable-next-line no-console -- a developer's mistake that would else go unnoticed
      console.warn('Ticketwire: the core is loaded from another source already; `wasm` is ignored');
    }
    return pending;
  }
  taken = options.wasm;
  pending = start(options).catch((cause: unknown) => {
    pending = undefined;
    if (cause instanceof TicketwireError) throw cause;
    throw fault('foreign', 'The WebAssembly core could not be started', cause);
  });
  return pending;
}

/** True where `wasm` asks for nothing else than what was taken. */
function isSame(wasm: LoadOptions['wasm'], other: LoadOptions['wasm']): boolean {
  if (wasm === undefined || wasm === other) return true;
  const isAddress = typeof wasm === 'string' || wasm instanceof URL;
  return (
    isAddress && (typeof other === 'string' || other instanceof URL) && `${wasm}` === `${other}`
  );
}

async function start(options: LoadOptions): Promise<Core> {
  const source = options.wasm ?? ownSource();
  const module = await compileWasm(own, source, options.loadTimeout ?? usualTimeout);
  // The glue has no way to hear of a failed instantiation, so that it is passed around it.
  const raw = await new Promise<RawModule>((resolve, reject) => {
    createModule({
      wasm: module,
      instantiate: (_, imports) => ({
        then: (done) => void WebAssembly.instantiate(module, imports).then(done).catch(reject),
      }),
    }).then(resolve, reject);
  });
  return new Core(raw);
}
