import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { load, type Core } from 'ticketwire';

/** The package's own core.wasm. */
export const wasmPath = createRequire(import.meta.url).resolve('ticketwire/core.wasm');

export const wasmBytes = (): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(wasmPath));

export const loadCore = (): Promise<Core> => load();

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const text = (data: Uint8Array): string => new TextDecoder().decode(data);
export const json = (data: Uint8Array): unknown => JSON.parse(text(data));
