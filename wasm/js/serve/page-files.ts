import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

/** Where the package has the page. */
const folder = fileURLToPath(new URL('../../../page/', import.meta.url));

/** The policies of ticketwire-server: the page's, and that of the frame for a mail's remote images. */
const pagePolicy = (contacts: readonly string[]): string =>
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  `img-src 'self' data:; font-src 'self'; connect-src ${["'self'", ...contacts].join(' ')}; ` +
  "frame-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
const mailPolicy =
  "default-src 'none'; img-src data: https:; frame-ancestors 'self'; " +
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Whether the package has a page; it lacks it where it was not built. */
export async function hasPage(): Promise<boolean> {
  return (await sizeOf(join(folder, 'index.html'))) !== undefined;
}

/** Answers with a file of the page, which may contact these origins as well, or 404. */
export async function answerFile(
  path: string,
  contacts: readonly string[],
  request: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  // Each segment is a plain name, so that nothing outside the folder has one.
  const isPlain = /^(\/(?!\.)[\w.-]*)+$/.test(path) && !path.includes('//');
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  const found = isPlain ? await sizeOf(file) : undefined;
  if (!found) return refuse(answer, 404, 'There is no such file');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    answer.setHeader('Allow', 'GET, HEAD');
    return refuse(answer, 405, 'Files can be read alone');
  }
  const tag = `"${found.mtimeMs}-${found.size}"`;
  answer.setHeader('ETag', tag);
  // The build names these files by their content.
  const lasting = path.startsWith('/assets/');
  answer.setHeader('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (request.headers['if-none-match'] === tag) return void answer.writeHead(304).end();
  answer.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
  answer.setHeader('Content-Length', found.size);
  answer.setHeader('X-Content-Type-Options', 'nosniff');
  answer.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  if (extname(file) === '.html') {
    const isMail = path === '/mail.html';
    answer.setHeader('Content-Security-Policy', isMail ? mailPolicy : pagePolicy(contacts));
    answer.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  }
  if (request.method === 'HEAD') return void answer.end();
  await pipeline(createReadStream(file), answer);
}

async function sizeOf(file: string) {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? found : undefined;
}

/** Answers in plain words. */
export function refuse(answer: ServerResponse, status: number, words: string): void {
  answer.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}
