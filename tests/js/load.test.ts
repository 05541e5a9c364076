import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type * as Ticketwire from 'ticketwire';
import type { CoreSource, LoadReason } from 'ticketwire';
import { wasmBytes, wasmPath } from './support/core.js';

/** A module of its own, so that what an earlier test has loaded is forgotten. */
let package_: typeof Ticketwire;

beforeEach(async () => {
  jest.resetModules();
  package_ = await import('ticketwire');
});

afterEach(() => {
  jest.restoreAllMocks();
});

const url = 'https://host.example/core.wasm';

/** What the global `fetch` answers, one after another. */
function answers(...responses: (() => Response)[]): jest.SpiedFunction<typeof fetch> {
  let next = 0;
  return jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation(() => Promise.resolve(responses[next++]!()));
}

/** Valid WebAssembly, with what makes it a core of ours or not. */
function otherModule(data: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(data);
  // One custom section, which has a name of one letter.
  const section = new Uint8Array([0, text.length + 2, 1, 120, ...text]);
  return new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, ...section]);
}

function damaged(): Uint8Array<ArrayBuffer> {
  const bytes = wasmBytes();
  bytes.fill(0xff, 2000, 2100);
  return bytes;
}

/** The core with one letter of one of its texts changed: it compiles, and is not the same. */
function altered(): Uint8Array<ArrayBuffer> {
  const bytes = wasmBytes();
  const at = Buffer.from(bytes.buffer).indexOf('patch_test_failed');
  bytes[at + 1]! ^= 1;
  return bytes;
}

const good = (): Response =>
  new Response(wasmBytes(), { headers: { 'content-type': 'application/wasm' } });
const html = (): Response =>
  new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });

describe('load', () => {
  test('is lazy: importing fetches and compiles nothing', () => {
    const compile = jest.spyOn(WebAssembly, 'compile');
    expect(typeof package_.load).toBe('function');
    expect(compile).not.toHaveBeenCalled();
  });

  test('takes core.wasm beside the package by default', async () => {
    const core = await package_.load();
    expect(core.liveObjects).toBe(0);
  });

  test('shares one load', async () => {
    const compile = jest.spyOn(WebAssembly, 'compile');
    const [one, two] = await Promise.all([package_.load(), package_.load()]);
    expect(one).toBe(two);
    expect(await package_.load()).toBe(one);
    expect(compile).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['bytes', () => wasmBytes()],
    ['an ArrayBuffer', () => wasmBytes().buffer],
    ['a module', () => new WebAssembly.Module(wasmBytes())],
    ['a file URL', () => pathToFileURL(wasmPath)],
    ['a file URL as text', () => pathToFileURL(wasmPath).href],
    ['a response', () => good()],
    ['a promise of an answer', () => Promise.resolve(good())],
    ['a promise of bytes', () => Promise.resolve(wasmBytes())],
  ])('takes %s', async (_, wasm) => {
    const core = await package_.load({ wasm: wasm() });
    expect(core.request('getTicket', { id: 1 }).target).toBe('/api/v1/Ticket/1');
  });

  test('fetches a URL with the global fetch alone, without authorization', async () => {
    const get = answers(good);
    const own = jest.fn<typeof fetch>();
    await package_.connect({
      wasm: url,
      fetch: own,
      authorization: () => 'Bearer secret',
      baseUrl: 'https://host.example/',
    });
    expect(own).not.toHaveBeenCalled();
    expect(get).toHaveBeenCalledTimes(1);
    const [asked, init] = get.mock.calls[0]!;
    expect(asked).toBe(url);
    expect(init).not.toHaveProperty('headers');
  });

  test('compiles while it downloads where the type says what it is', async () => {
    const compile = jest.spyOn(WebAssembly, 'compile');
    const streaming = jest.spyOn(WebAssembly, 'compileStreaming');
    answers(good);
    await package_.load({ wasm: url });
    expect(streaming).toHaveBeenCalledTimes(1);
    expect(compile).not.toHaveBeenCalled();
  });

  test('compiles what has another type once it is there', async () => {
    answers(() => new Response(wasmBytes(), { headers: { 'content-type': 'text/plain' } }));
    const core = await package_.load({ wasm: url });
    expect(core.liveObjects).toBe(0);
  });

  test('tries again after a failure', async () => {
    const get = answers(() => new Response('', { status: 503 }), html, good);
    const options = { wasm: url };
    await expect(package_.load(options)).rejects.toMatchObject({ code: 'load' });
    await expect(package_.load(options)).rejects.toMatchObject({ code: 'load' });
    const core = await package_.load(options);
    expect(core.liveObjects).toBe(0);
    expect(get).toHaveBeenCalledTimes(3);
  });

  test('tells what is wrong, and where', async () => {
    answers(html);
    const loading = package_.load({ wasm: url });
    await expect(loading).rejects.toThrow(`${url}: an HTML page has come`);
    await expect(loading).rejects.toBeInstanceOf(package_.TicketwireError);
  });

  test.each<[string, LoadReason, () => Response]>([
    ['a file that is not there', 'missing', () => new Response('', { status: 404 })],
    ['a refusal', 'refused', () => new Response('', { status: 403 })],
    ['a failure with the right bytes', 'refused', () => new Response(wasmBytes(), { status: 500 })],
    ['an HTML page', 'html', html],
    ['an HTML page of another type', 'html', () => new Response('\n<!doctype html>')],
    ['an empty answer', 'truncated', () => new Response('')],
    ['three bytes', 'truncated', () => new Response(new Uint8Array([0, 97, 115]))],
    ['half of it', 'truncated', () => new Response(wasmBytes().slice(0, 100_000))],
    ['all but a byte', 'truncated', () => new Response(wasmBytes().slice(0, -1))],
    ['damaged bytes', 'corrupt', () => new Response(damaged())],
    ['a byte more', 'corrupt', () => new Response(new Uint8Array([...wasmBytes(), 9]))],
    ['a text', 'foreign', () => new Response('console.log(1)')],
    ['another module', 'foreign', () => new Response(otherModule('of another program'))],
    ['another core', 'version', () => new Response(otherModule('TicketEntityWithLinks'))],
    ['a core of the same size', 'version', () => new Response(altered())],
  ])('refuses %s as %s', async (_, reason, response) => {
    answers(response);
    const loading = package_.load({ wasm: url });
    await expect(loading).rejects.toMatchObject({ name: 'TicketwireError', code: 'load', reason });
  });

  test('compares by size alone where a page has no TLS, and so no digests', async () => {
    const real = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!;
    Object.defineProperty(globalThis, 'crypto', { configurable: true, value: {} });
    try {
      const shorter = package_.load({ wasm: wasmBytes().slice(0, -1) });
      await expect(shorter).rejects.toMatchObject({ reason: 'truncated' });
      const core = await package_.load({ wasm: wasmBytes() });
      expect(core.liveObjects).toBe(0);
    } finally {
      Object.defineProperty(globalThis, 'crypto', real);
    }
  });

  test.each<[string, LoadReason, () => CoreSource | Promise<CoreSource>]>([
    ['bytes that are no WebAssembly', 'foreign', () => new Uint8Array([1, 2, 3, 4])],
    ['a core cut short', 'truncated', () => wasmBytes().slice(0, 5000)],
    ['bytes of another module', 'foreign', () => new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])],
    [
      'a module that is another',
      'foreign',
      () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
    ],
    [
      'a module whose imports are missing',
      'foreign',
      // (module (import "x" "y" (func)))
      () =>
        new WebAssembly.Module(
          new Uint8Array([
            ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 7, 1, 1, 120, 1, 121, 0, 0],
          ]),
        ),
    ],
    ['a file that is not there', 'missing', () => 'file:///no/such/core.wasm'],
    ['a folder', 'unreachable', () => 'file:///'],
    ['a promise of HTML', 'html', () => Promise.resolve(html())],
  ])('rejects %s as %s and can be tried again', async (_, reason, wasm) => {
    const loading = package_.load({ wasm: wasm() });
    await expect(loading).rejects.toMatchObject({ name: 'TicketwireError', code: 'load', reason });
    const core = await package_.load();
    expect(core.liveObjects).toBe(0);
  });

  test('a promise that is broken', async () => {
    const cause = new Error('no answer of mine');
    const loading = package_.load({ wasm: Promise.reject(cause) });
    await expect(loading).rejects.toMatchObject({ code: 'load', cause });
  });

  test.each<[string, LoadReason, boolean]>([
    ['a network failure', 'unreachable', true],
    ['no network', 'offline', false],
  ])('tells the cause of %s', async (_, reason, onLine) => {
    const cause = new TypeError('fetch failed');
    jest.spyOn(globalThis, 'fetch').mockRejectedValue(cause);
    const real = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { onLine } });
    try {
      const loading = package_.load({ wasm: url });
      await expect(loading).rejects.toMatchObject({ code: 'load', reason, cause });
    } finally {
      if (real) Object.defineProperty(globalThis, 'navigator', real);
      else Reflect.deleteProperty(globalThis, 'navigator');
    }
  });

  test.each<[string, () => CoreSource | Promise<CoreSource>]>([
    ['nobody answers', () => url],
    ['an answer never ends', () => new Response(new ReadableStream())],
    ['a promise is never kept', () => new Promise<CoreSource>(() => undefined)],
  ])('is given up where %s', async (_, wasm) => {
    jest.spyOn(globalThis, 'fetch').mockImplementation(() => new Promise(() => undefined));
    const loading = package_.load({ wasm: wasm(), loadTimeout: 30 });
    await expect(loading).rejects.toMatchObject({ code: 'load', reason: 'timeout' });
    const core = await package_.load();
    expect(core.liveObjects).toBe(0);
  });

  test('says that another source is ignored once it is loaded', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    answers(good);
    const core = await package_.load({ wasm: url });
    await package_.load();
    await package_.load({ wasm: new URL(url) });
    expect(warn).not.toHaveBeenCalled();
    expect(await package_.load({ wasm: wasmBytes() })).toBe(core);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]![0]).toContain('ignored');
  });
});
