import type * as FileSystem from 'node:fs/promises';
import createModule from '#core';
import { Core } from './core.js';
import { Deadline, usualTimeout } from './deadline.js';
import { TicketwireError } from './errors.js';
import type { RawModule } from './module.js';

/** Where the core's WebAssembly comes from. Nothing is ever fetched from a third host. */
export interface LoadOptions {
  /** Default: `core.wasm` beside this package's own files. */
  readonly wasm?: string | URL | Response | BufferSource | WebAssembly.Module;
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
  const module = await compile(options);
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

async function compile(options: LoadOptions): Promise<WebAssembly.Module> {
  const source = options.wasm ?? new URL('../../core/core.wasm', import.meta.url);
  if (typeof source === 'string' || source instanceof URL || source instanceof Response) {
    return WebAssembly.compile(await bytesOf(source, options.fetch ?? fetch));
  }
  return source instanceof WebAssembly.Module ? source : WebAssembly.compile(source);
}

async function bytesOf(source: string | URL | Response, get: typeof fetch): Promise<ArrayBuffer> {
  const given = source instanceof Response ? source : undefined;
  const url = source instanceof URL ? source.href : (given?.url ?? (source as string));
  if (url.startsWith('file:')) {
    // Named apart, so that bundlers for browsers do not look for it.
    const files = 'node:fs/promises';
    const { readFile } = (await import(/* @vite-ignore */ files)) as typeof FileSystem;
    return new Uint8Array(await readFile(new URL(url))).buffer;
  }
  const response = given ?? (await inTime(get(url)));
  if (!response.ok) throw wrong(url, `the server answered ${response.status}`);
  const bytes = await inTime(response.arrayBuffer());
  const magic = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  if (magic.join() !== '0,97,115,109') {
    throw wrong(url, `got ${response.headers.get('content-type') ?? 'other content'}`);
  }
  return bytes;
}

/** A server that says nothing must not keep anybody waiting without end. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const deadline = new Deadline(usualTimeout);
  try {
    return await deadline.within(work);
  } finally {
    deadline.end();
  }
}

function wrong(url: string, what: string): TicketwireError {
  return new TicketwireError(`No WebAssembly at ${url}: ${what}`, { code: 'load' });
}
