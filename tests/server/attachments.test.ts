import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { start, type Server } from './support/server.js';
import { expectFailure } from './support/vectors.js';

let server: Server;

beforeAll(async () => {
  server = await start();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

async function post(target: string, body: unknown): Promise<Response> {
  return server.fetch(`/api/v1/${target}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function attachment(entity: Record<string, unknown>): Promise<number> {
  const answer = await post('Attachment', entity);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { AttachmentId: number }).AttachmentId;
}

async function upload(id: number, body: FormData | Uint8Array<ArrayBuffer>): Promise<Response> {
  return server.fetch(`/api/v1/Attachment/${id}/Content`, { method: 'POST', body });
}

function randomBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65_536, size)));
  }
  return bytes;
}

it('keeps a form of fetch, of any bytes, and serves it as a file', async () => {
  const id = await attachment({});
  const bytes = randomBytes(300_000);
  const form = new FormData();
  form.append('note', 'first');
  form.append('file', new File([bytes], 'Ærlig "tale".png', { type: 'image/png' }));
  expect((await upload(id, form)).status).toBe(204);
  const answer = await server.fetch(`/api/v1/Attachment/${id}/Content`);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  expect(answer.headers.get('Content-Type')).toBe('image/png');
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(answer.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox");
  expect(answer.headers.get('Content-Disposition')).toMatch(
    /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''%C3%86rlig/,
  );
  const entity = await server.json(`/api/v1/Attachment/${id}`);
  expect(entity).toMatchObject({ AttSize: 300_000, ContentType: 'image/png' });
});

it('takes a file as large as a body may be, and none that is larger', async () => {
  const id = await attachment({ Name: 'large.bin' });
  const most = 4 * 1024 * 1024;
  const bytes = randomBytes(most);
  expect((await upload(id, bytes)).status).toBe(204);
  const larger = await upload(id, new Uint8Array(most + 1));
  expect(larger.status).toBe(413);
  expectFailure(await larger.text(), 'json_size');
  const kept = await server.fetch(`/api/v1/Attachment/${id}/Content`);
  expect(Buffer.from(await kept.arrayBuffer()).equals(bytes)).toBe(true);
});

it('says that there is no SMS gateway', async () => {
  const answer = await post('TicketMessage/502/SendSms?sms=4712345678', {});
  expect(answer.status).toBe(501);
  expectFailure(await answer.text(), 'sms_unavailable');
});
