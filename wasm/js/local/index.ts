/**
 * The WebAPI within this program: the server's service over a store in memory, in WebAssembly. For
 * tests, demos and pages without a server; docs/local.md says what differs from the server.
 */
export type { Keep } from './keeper.js';
export type { Latency } from './latency.js';
export type { Seed } from './seed.js';
export {
  createLocalWebApi,
  type LocalWebApi,
  type LocalWebApiOptions,
  type Scenario,
} from './web-api.js';
export type { WasmSource } from '../wasm-file.js';
