import createModule, { digest } from '#local';
import { usualTimeout } from '../deadline.js';
import { TicketwireError } from '../errors.js';
import { compileWasm, fault, type OwnModule, type WasmSource } from '../wasm-file.js';
import { Host } from './host.js';
import type { Bytes, RawLocal } from './module.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A request as the service is given it. */
export interface ServiceRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** What stands before the target in links. */
  readonly origin: string;
  readonly headers: Iterable<readonly [name: string, value: string]>;
  readonly body: Uint8Array;
  /** Who calls without credentials; empty for nobody. */
  readonly user: string;
  /** Whether whatever credentials it has are worth nothing. */
  readonly refused?: boolean;
}

export interface ServiceResponse {
  readonly status: number;
  readonly headers: [name: string, value: string][];
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The server's service over a store in memory. */
export class Service {
  readonly #raw: RawLocal;
  readonly #handle: number;

  /** Several are independent of each other. @throws TicketwireError `argument` for the zone. */
  constructor(raw: RawLocal, timeZone: string) {
    this.#raw = raw;
    this.#handle = raw._tw_open(...place(raw, encoder.encode(timeZone)));
    if (this.#handle === 0) {
      throw new TicketwireError(`There is no time zone ${timeZone}`, { code: 'argument' });
    }
  }

  /**
   * Adds a world, as `ticketwire-server --import`, or takes what `save` gave, before anything else.
   * @throws TicketwireError `argument`.
   */
  add(seed: Uint8Array): void {
    if (this.#raw._tw_import(this.#handle, ...place(this.#raw, seed)) !== 0) return;
    const why = decoder.decode(part(this.#raw, 0));
    throw new TicketwireError(`The seed cannot be read: ${why}`, { code: 'argument' });
  }

  /** Everything there is, in the form of `ticketwire-server --export`. */
  save(): Uint8Array<ArrayBuffer> {
    const done = this.#raw._tw_save(this.#handle) !== 0;
    const saved = part(this.#raw, 0).slice();
    if (done) return saved;
    throw new TicketwireError(decoder.decode(saved), { code: 'store_unavailable' });
  }

  /** Grows whenever there may be something else to save. */
  get changes(): number {
    return this.#raw._tw_changes(this.#handle);
  }

  handle({
    method,
    target,
    origin,
    headers,
    body,
    user,
    refused = false,
  }: ServiceRequest): ServiceResponse {
    const raw = this.#raw;
    const head = [
      `${method} ${target} ${origin}`,
      ...Array.from(headers, (field) => field.join(': ')),
    ];
    const status = raw._tw_handle(
      this.#handle,
      ...place(raw, encoder.encode(head.join('\n'))),
      ...place(raw, body),
      ...place(raw, encoder.encode(user)),
      refused,
    );
    const fields = decoder.decode(part(raw, 0)).split('\n').slice(0, -1);
    return {
      status,
      headers: fields.map((field) => {
        const colon = field.indexOf(': ');
        return [field.slice(0, colon), field.slice(colon + 2)];
      }),
      body: part(raw, 1).slice(),
    };
  }

  /** Frees what is kept. */
  dispose(): void {
    this.#raw._tw_close(this.#handle);
  }
}

/** Copies bytes to where the module takes them from. */
function place(raw: RawLocal, bytes: Uint8Array): Bytes {
  const address = raw._tw_allocate(bytes.length);
  raw.HEAPU8.set(bytes, address);
  return [address, bytes.length];
}

/** One of the last call's two results, until the next call. */
function part(raw: RawLocal, index: number): Uint8Array<ArrayBuffer> {
  const at = raw._tw_view() / 4 + 2 * index;
  const address = raw.HEAPU32[at]!;
  return raw.HEAPU8.subarray(address, address + raw.HEAPU32[at + 1]!);
}

const own: OwnModule = {
  name: 'local WebAPI',
  file: 'local.wasm',
  digest,
  mark: 'ticketwire-export',
};

let pending: Promise<RawLocal> | undefined;

/**
 * Loads the module once; what failed is tried again by the next call.
 * @throws TicketwireError with code `load` and a reason.
 */
export function loadService(
  source: WasmSource | Promise<WasmSource> | undefined,
  timeout = usualTimeout,
): Promise<RawLocal> {
  pending ??= start(source, timeout).catch((cause: unknown) => {
    pending = undefined;
    if (cause instanceof TicketwireError) throw cause;
    throw fault('foreign', 'The local WebAPI could not be started', cause);
  });
  return pending;
}

async function start(
  source: WasmSource | Promise<WasmSource> | undefined,
  timeout: number,
): Promise<RawLocal> {
  const url = new URL('../../../local/local.wasm', import.meta.url);
  const module = await compileWasm(own, source ?? url, timeout);
  const host = new Host();
  // The glue has no way to hear of a failed instantiation, so that it is passed around it.
  const raw = await new Promise<RawLocal>((resolve, reject) => {
    createModule({
      host,
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(module, imports).then(done).catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
  host.raw = raw;
  return raw;
}
