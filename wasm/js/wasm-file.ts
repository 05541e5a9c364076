import { Deadline } from './deadline.js';
import { TicketwireError, type LoadReason } from './errors.js';
import { hearViolations } from './violations.js';

type WasmFile = string | URL | Response | BufferSource;

/** What a module can be loaded from: an address, an answer, its bytes, or what they compile to. */
export type WasmSource = WasmFile | WebAssembly.Module;

/** A WebAssembly module of this package. */
export interface OwnModule {
  /** What it is, in a sentence. */
  readonly name: string;
  /** The name of its file. */
  readonly file: string;
  /** What the file is that this package was built with. */
  readonly digest: Digest;
  /** A text that every version of it has in it, and no other module. */
  readonly mark: string;
}

/** SHA-256 in hexadecimal digits, and bytes. */
export interface Digest {
  readonly sha256: string;
  readonly size: number;
}

/** Bytes, and what may already be compiling them. */
interface Arrived {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly compiling?: Promise<WebAssembly.Module> | undefined;
}

/**
 * Compiles a module, which must be the very file of this package. A module that is given compiled is
 * taken as it is. @throws TicketwireError `load` with its reason
 */
export async function compileWasm(
  own: OwnModule,
  given: WasmSource | Promise<WasmSource>,
  timeout: number,
): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== 'object') throw fault('unsupported', 'There is no WebAssembly here');
  const deadline = new Deadline(timeout);
  try {
    const source = await deadline.within(given);
    if (source instanceof WebAssembly.Module) return source;
    const file = source;
    const name = nameOf(file);
    return await check(own, await arrive(own, file, name, deadline), name);
  } catch (cause) {
    if (!deadline.signal.aborted) throw cause;
    const text = `The ${own.name} has not arrived within ${timeout / 1000} s`;
    throw fault('timeout', text, cause);
  } finally {
    deadline.end();
  }
}

function nameOf(source: WasmFile): string {
  if (typeof source === 'string') return source;
  if (source instanceof URL) return source.href;
  return source instanceof Response ? source.url || 'an answer' : 'the bytes that were given';
}

async function arrive(
  own: OwnModule,
  source: WasmFile,
  name: string,
  deadline: Deadline,
): Promise<Arrived> {
  if (source instanceof Response) return download(own, source, name, deadline);
  if (typeof source === 'string' || source instanceof URL) {
    return name.startsWith('file:')
      ? { bytes: await readFile(name), type: '' }
      : download(own, await request(name, deadline), name, deadline);
  }
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  return { bytes, type: '' };
}

async function readFile(url: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    // Not imported: bundlers would look for it, or warn of an import that they do not know.
    const { process } = globalThis as { process?: Partial<NodeJS.Process> };
    const files = process!.getBuiltinModule!('node:fs/promises');
    return new Uint8Array(await files.readFile(new URL(url)));
  } catch (cause) {
    const missing = (cause as { readonly code?: unknown }).code === 'ENOENT';
    throw fault(missing ? 'missing' : 'unreachable', `${url} cannot be read`, cause);
  }
}

async function request(url: string, deadline: Deadline): Promise<Response> {
  const violations = hearViolations();
  try {
    // Never a caller's own, which may add a token that is none of this server's business.
    return await deadline.within(
      fetch(url, { credentials: 'same-origin', signal: deadline.signal }),
    );
  } catch (cause) {
    if (deadline.signal.aborted) throw cause;
    if (await violations.told(url)) {
      const text = `The page's Content-Security-Policy does not let ${url} be fetched: connect-src`;
      throw fault('blocked', text, cause);
    }
    const offline = (globalThis.navigator as Partial<Navigator> | undefined)?.onLine === false;
    const text = `${url} cannot be reached`;
    throw fault(offline ? 'offline' : 'unreachable', text, cause);
  } finally {
    violations.end();
  }
}

async function download(
  own: OwnModule,
  response: Response,
  name: string,
  deadline: Deadline,
): Promise<Arrived> {
  const { status } = response;
  if (!response.ok) {
    void response.body?.cancel().catch(() => undefined);
    const missing = status === 404 || status === 410;
    throw fault(
      missing ? 'missing' : 'refused',
      `No ${own.name} at ${name}: the answer is ${status}`,
    );
  }
  const type = response.headers.get('content-type') ?? '';
  const streams = type === 'application/wasm' && 'compileStreaming' in WebAssembly;
  const whole = streams ? response.clone() : response;
  const compiling = streams ? WebAssembly.compileStreaming(response) : undefined;
  // What becomes of it is looked at once the bytes are known.
  compiling?.catch(() => undefined);
  try {
    const bytes = new Uint8Array(await deadline.within(whole.arrayBuffer()));
    return { bytes, type, compiling };
  } catch (cause) {
    if (deadline.signal.aborted) throw cause;
    throw fault('truncated', `The answer of ${name} ended early`, cause);
  }
}

async function check(own: OwnModule, { bytes, type, compiling }: Arrived, name: string) {
  if (!(await isOwn(own.digest, bytes))) {
    const reason = whatElse(own, bytes, type);
    throw fault(reason, `${name}: ${wrong[reason](own)}`);
  }
  try {
    return await (compiling ?? WebAssembly.compile(bytes));
  } catch (cause) {
    if (await mayCompile()) {
      throw fault('unsupported', `This platform cannot run the ${own.name}: it needs SIMD`, cause);
    }
    const text =
      "The page's Content-Security-Policy does not let WebAssembly be compiled: " +
      "script-src lacks 'wasm-unsafe-eval'";
    throw fault('blocked', text, cause);
  }
}

/** True for the file that this package was built with; by its size alone where a page has no TLS. */
async function isOwn(digest: Digest, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (bytes.length !== digest.size) return false;
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (!subtle) return true;
  const sum = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('') === digest.sha256;
}

const wrong = {
  html: () => 'an HTML page has come in its place; the server may answer so where there is no file',
  foreign: ({ name }) => `this is no ${name} of Ticketwire`,
  truncated: ({ name }) => `only the beginning of the ${name} has come`,
  corrupt: ({ name }) => `the ${name} was damaged on its way`,
  version: ({ name, file }) =>
    `this is the ${name} of another version; copy ${file} anew from the package`,
} as const satisfies Partial<Record<LoadReason, (own: OwnModule) => string>>;

/** What has come in the place of a module. */
function whatElse(
  own: OwnModule,
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): keyof typeof wrong {
  const isWasm = magic.every((byte, at) => at >= bytes.length || bytes[at] === byte);
  if (!isWasm) {
    const begins = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart();
    return type.includes('html') || begins.startsWith('<') ? 'html' : 'foreign';
  }
  if (WebAssembly.validate(bytes)) return hasMark(own, bytes) ? 'version' : 'foreign';
  return bytes.length < own.digest.size ? 'truncated' : 'corrupt';
}

const magic = [0, 0x61, 0x73, 0x6d];

function hasMark({ mark }: OwnModule, bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes(mark);
}

/** False where not even a module without anything in it may be compiled. */
async function mayCompile(): Promise<boolean> {
  try {
    await WebAssembly.compile(new Uint8Array([...magic, 1, 0, 0, 0]));
    return true;
  } catch {
    return false;
  }
}

/** Why there is no module. */
export function fault(reason: LoadReason, text: string, cause?: unknown): TicketwireError {
  return new TicketwireError(text, { code: 'load', reason }, cause === undefined ? {} : { cause });
}
