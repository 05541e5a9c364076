import { digest } from '#core';
import { Deadline } from './deadline.js';
import { TicketwireError, type LoadReason } from './errors.js';
import { hearViolations } from './violations.js';

type CoreFile = string | URL | Response | BufferSource;

/** What the core can be loaded from: an address, an answer, its bytes, or what they compile to. */
export type CoreSource = CoreFile | WebAssembly.Module;

/** Bytes, and what may already be compiling them. */
interface Arrived {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly compiling?: Promise<WebAssembly.Module> | undefined;
}

/**
 * Compiles the core, which must be the very file of this package. A module that is given is taken as
 * it is. @throws TicketwireError `load` with its reason
 */
export async function compileCore(
  given: CoreSource | Promise<CoreSource>,
  timeout: number,
): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== 'object') throw fault('unsupported', 'There is no WebAssembly here');
  const deadline = new Deadline(timeout);
  try {
    const source = await deadline.within(given);
    if (source instanceof WebAssembly.Module) return source;
    const file = source;
    const name = nameOf(file);
    return await check(await arrive(file, name, deadline), name);
  } catch (cause) {
    if (!deadline.signal.aborted) throw cause;
    const text = `The core has not arrived within ${timeout / 1000} s`;
    throw fault('timeout', text, cause);
  } finally {
    deadline.end();
  }
}

function nameOf(source: CoreFile): string {
  if (typeof source === 'string') return source;
  if (source instanceof URL) return source.href;
  return source instanceof Response ? source.url || 'an answer' : 'the bytes that were given';
}

async function arrive(source: CoreFile, name: string, deadline: Deadline): Promise<Arrived> {
  if (source instanceof Response) return download(source, name, deadline);
  if (typeof source === 'string' || source instanceof URL) {
    return name.startsWith('file:')
      ? { bytes: await readFile(name), type: '' }
      : download(await request(name, deadline), name, deadline);
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

async function download(response: Response, name: string, deadline: Deadline): Promise<Arrived> {
  const { status } = response;
  if (!response.ok) {
    void response.body?.cancel().catch(() => undefined);
    const missing = status === 404 || status === 410;
    throw fault(missing ? 'missing' : 'refused', `No core at ${name}: the answer is ${status}`);
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

async function check({ bytes, type, compiling }: Arrived, name: string) {
  if (!(await isOwn(bytes))) {
    const reason = whatElse(bytes, type);
    throw fault(reason, `${name}: ${wrong[reason]}`);
  }
  try {
    return await (compiling ?? WebAssembly.compile(bytes));
  } catch (cause) {
    if (await mayCompile()) {
      throw fault('unsupported', 'This platform cannot run the core: it needs SIMD', cause);
    }
    const text =
      "The page's Content-Security-Policy does not let WebAssembly be compiled: " +
      "script-src lacks 'wasm-unsafe-eval'";
    throw fault('blocked', text, cause);
  }
}

/** True for the file that this package was built with; by its size alone where a page has no TLS. */
async function isOwn(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (bytes.length !== digest.size) return false;
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (!subtle) return true;
  const sum = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('') === digest.sha256;
}

const wrong = {
  html: 'an HTML page has come in its place; the server may answer so where there is no file',
  foreign: 'this is no core of Ticketwire',
  truncated: 'only the beginning of the core has come',
  corrupt: 'the core was damaged on its way',
  version: 'this is the core of another version; copy core.wasm anew from the package',
} as const satisfies Partial<Record<LoadReason, string>>;

/** What has come in the place of the core. */
function whatElse(bytes: Uint8Array<ArrayBuffer>, type: string): keyof typeof wrong {
  const isWasm = magic.every((byte, at) => at >= bytes.length || bytes[at] === byte);
  if (!isWasm) {
    const begins = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart();
    return type.includes('html') || begins.startsWith('<') ? 'html' : 'foreign';
  }
  if (WebAssembly.validate(bytes)) return hasTable(bytes) ? 'version' : 'foreign';
  return bytes.length < digest.size ? 'truncated' : 'corrupt';
}

const magic = [0, 0x61, 0x73, 0x6d];

/** Every version of the core has the names of the carriers in it. */
function hasTable(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes('TicketEntityWithLinks');
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

/** Why there is no core. */
export function fault(reason: LoadReason, text: string, cause?: unknown): TicketwireError {
  return new TicketwireError(text, { code: 'load', reason }, cause === undefined ? {} : { cause });
}
