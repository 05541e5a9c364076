import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Local from 'ticketwire/local';
import type { LoadReason } from 'ticketwire';
import { wasmBytes } from '../support/core.js';

const require = createRequire(import.meta.url);
const localBytes = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(require.resolve('ticketwire/local.wasm')));

const url = 'https://host.example/local.wasm';
/** A world without anything in it. */
const seed = {};

let package_: typeof Local;

beforeEach(async () => {
  jest.resetModules();
  package_ = await import('ticketwire/local');
});

afterEach(() => {
  jest.restoreAllMocks();
});

function answers(response: () => Response | Promise<Response>): void {
  jest.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(response()));
}

function altered(): Uint8Array<ArrayBuffer> {
  const bytes = localBytes();
  const at = Buffer.from(bytes.buffer).indexOf('patch_test_failed');
  bytes[at + 1]! ^= 1;
  return bytes;
}

function damaged(): Uint8Array<ArrayBuffer> {
  const bytes = localBytes();
  bytes.fill(0xff, 2000, 2100);
  return bytes;
}

describe('the module of a local WebAPI', () => {
  test.each([
    ['an address', () => url],
    ['bytes', () => localBytes()],
    ['a promise of an answer', () => Promise.resolve(new Response(localBytes()))],
  ])('is taken from %s', async (_, wasm) => {
    answers(() => new Response(localBytes(), { headers: { 'content-type': 'application/wasm' } }));
    const api = package_.createLocalWebApi({ seed, wasm: wasm() });
    expect((await api.save()).length).toBeGreaterThan(40);
  });

  test('compiles while it downloads', async () => {
    const streaming = jest.spyOn(WebAssembly, 'compileStreaming');
    answers(() => new Response(localBytes(), { headers: { 'content-type': 'application/wasm' } }));
    await package_.createLocalWebApi({ seed, wasm: url }).save();
    expect(streaming).toHaveBeenCalledTimes(1);
  });

  test.each<[string, LoadReason, () => Response | Promise<Response>]>([
    ['a file that is not there', 'missing', () => new Response('', { status: 404 })],
    ['a refusal', 'refused', () => new Response('', { status: 403 })],
    ['an HTML page', 'html', () => new Response('<!doctype html>')],
    ['a text', 'foreign', () => new Response('console.log(1)')],
    ['the core', 'foreign', () => new Response(wasmBytes())],
    ['half of it', 'truncated', () => new Response(localBytes().slice(0, 100_000))],
    ['damaged bytes', 'corrupt', () => new Response(damaged())],
    ['one of the same size', 'version', () => new Response(altered())],
    ['no answer', 'unreachable', () => Promise.reject(new TypeError('fetch failed'))],
  ])(
    'refuses %s as %s, says what it is about, and is asked for again',
    async (_, reason, response) => {
      answers(response);
      const api = package_.createLocalWebApi({ seed, wasm: url });
      await expect(api.save()).rejects.toMatchObject({ code: 'load', reason });
      await expect(api.save()).rejects.not.toThrow(/core/);
      answers(() => new Response(localBytes()));
      expect((await api.save()).length).toBeGreaterThan(40);
    },
  );

  test('is given up in time', async () => {
    answers(() => new Response(new ReadableStream()));
    const api = package_.createLocalWebApi({ seed, wasm: url, loadTimeout: 30 });
    const saved = api.save();
    await expect(saved).rejects.toMatchObject({ code: 'load', reason: 'timeout' });
    await expect(saved).rejects.toThrow('The local WebAPI has not arrived within 0.03 s');
  });
});
