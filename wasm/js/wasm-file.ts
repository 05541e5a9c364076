import type * as FileSystem from 'node:fs/promises';
import { Deadline, usualTimeout } from './deadline.js';
import { TicketwireError } from './errors.js';

/** Where a WebAssembly module comes from. */
export type WasmSource = string | URL | Response | BufferSource | WebAssembly.Module;

/**
 * Compiles a module of this package.
 * @throws TicketwireError with code `load` for what is no WebAssembly; else what went wrong.
 */
export async function compileWasm(
  source: WasmSource,
  get: typeof fetch,
): Promise<WebAssembly.Module> {
  if (typeof source === 'string' || source instanceof URL || source instanceof Response) {
    return WebAssembly.compile(await bytesOf(source, get));
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
