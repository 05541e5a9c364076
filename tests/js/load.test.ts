import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type * as Ticketwire from 'ticketwire';
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

function answers(...responses: (() => Response)[]): jest.MockedFunction<typeof fetch> {
  let next = 0;
  return jest.fn<typeof fetch>(() => Promise.resolve(responses[next++]!()));
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
  ])('takes %s', async (_, wasm) => {
    const core = await package_.load({ wasm: wasm() });
    expect(core.request('getTicket', { id: 1 }).target).toBe('/api/v1/Ticket/1');
  });

  test('fetches a URL with the given fetch', async () => {
    const fetch = answers(good);
    await package_.load({ wasm: url, fetch });
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(fetch.mock.calls[0]![0]).toBe(url);
  });

  test('tries again after a failure', async () => {
    const fetch = answers(() => new Response('', { status: 503 }), html, good);
    const options = { wasm: url, fetch };
    await expect(package_.load(options)).rejects.toMatchObject({ code: 'load' });
    await expect(package_.load(options)).rejects.toMatchObject({ code: 'load' });
    const core = await package_.load(options);
    expect(core.liveObjects).toBe(0);
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  test('refuses HTML and says what came', async () => {
    const loading = package_.load({ wasm: url, fetch: answers(html) });
    await expect(loading).rejects.toThrow(/text\/html/);
    await expect(loading).rejects.toBeInstanceOf(package_.TicketwireError);
  });

  test.each([
    ['an empty answer', () => new Response('')],
    ['three bytes', () => new Response(new Uint8Array([0, 97, 115]))],
    ['another file', () => new Response(readFileSync(new URL(import.meta.url)))],
    ['a failure with the right bytes', () => new Response(wasmBytes(), { status: 500 })],
  ])('refuses %s', async (_, response) => {
    const loading = package_.load({ wasm: url, fetch: answers(response) });
    await expect(loading).rejects.toMatchObject({ name: 'TicketwireError', code: 'load' });
  });

  test.each([
    ['bytes that are no WebAssembly', () => new Uint8Array([1, 2, 3, 4])],
    ['a module cut short', () => wasmBytes().slice(0, 5000)],
    ['a module that is another', () => new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])],
    // (module (import "x" "y" (func)))
    [
      'a module whose imports are missing',
      () =>
        new Uint8Array([
          0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 7, 1, 1, 120, 1, 121, 0, 0,
        ]),
    ],
    ['a file that is not there', () => 'file:///no/such/core.wasm'],
  ])('rejects %s and can be tried again', async (_, wasm) => {
    const loading = package_.load({ wasm: wasm() });
    await expect(loading).rejects.toMatchObject({ name: 'TicketwireError', code: 'load' });
    const core = await package_.load();
    expect(core.liveObjects).toBe(0);
  });

  test('tells the cause of a network failure', async () => {
    const cause = new TypeError('fetch failed');
    const fetch = jest.fn<typeof globalThis.fetch>(() => Promise.reject(cause));
    await expect(package_.load({ wasm: url, fetch })).rejects.toMatchObject({
      code: 'load',
      cause,
    });
  });
});
