import { describe, expect, it } from '@jest/globals';
import { connect, type Socket } from 'node:net';
import { figure } from '../js/support/figure.js';
import { ofBo, pause, save, settled, smtpFlags, until, withMail } from './support/mailing.js';
import { basic, start, type Server } from './support/server.js';

const id = 2001;

/** A connection on which the bytes are written by hand. */
class Line {
  received = '';
  readonly #socket: Socket;
  readonly closed: Promise<void>;

  constructor(server: Server) {
    this.#socket = connect(server.port, '127.0.0.1');
    this.#socket.on('data', (data: Buffer) => (this.received += data.toString()));
    this.closed = new Promise((done) => this.#socket.on('close', () => done()));
    this.#socket.on('error', () => undefined);
  }

  async send(text: string): Promise<void> {
    await new Promise((done) => this.#socket.write(text, done));
  }
}

/** Stops the server in good order, in less than so many milliseconds. */
async function stopWithin(most: number, server: Server, beside: string): Promise<void> {
  const began = performance.now();
  expect(await server.stop()).toBe('0');
  const milliseconds = performance.now() - began;
  expect(milliseconds).toBeLessThan(most);
  figure(`SIGTERM with ${beside} ends the server in ${milliseconds.toFixed(0)} ms`);
}

const body = JSON.stringify({ Title: 'Drained' });
const head = [
  `PATCH /api/v1/Ticket/${id} HTTP/1.1`,
  'Host: 127.0.0.1',
  `Authorization: ${basic}`,
  'Content-Type: application/merge-patch+json',
  `Content-Length: ${body.length}`,
  '\r\n',
].join('\r\n');

describe('SIGTERM', () => {
  it('lets a request in flight be answered, takes no new one, and ends with 0', async () => {
    await using server = await start();
    const line = new Line(server);
    await line.send(head + body.slice(0, 5));
    await pause(200);
    const stopping = server.stop();
    await pause(300);
    await expect(fetch(server.url)).rejects.toThrow();
    await line.send(body.slice(5));
    await line.closed;
    expect(line.received).toMatch(/^HTTP\/1\.1 200 /);
    expect(line.received).toContain('"Title":"Drained"');
    expect(await stopping).toBe('0');
  }, 30_000);

  it('waits for a client that sends nothing more no longer than ten seconds', async () => {
    await using server = await start();
    const lines = Array.from({ length: 20 }, () => new Line(server));
    await Promise.all(lines.map((line) => line.send(head + body.slice(0, 5))));
    await pause(200);
    await stopWithin(13_000, server, '20 stuck clients');
  }, 30_000);

  it('waits for nobody who only might send another request', async () => {
    await using server = await start();
    const lines = Array.from({ length: 40 }, () => new Line(server));
    const read = ['GET /api/v1/Ticket/2001 HTTP/1.1', 'Host: 127.0.0.1', '', ''].join('\r\n');
    await Promise.all(lines.slice(0, 20).map((line) => line.send(head + body)));
    await Promise.all(lines.slice(20, 30).map((line) => line.send(read)));
    const answered = lines.slice(0, 30);
    await until('all are answered', () => answered.every(({ received }) => received !== ''));
    await pause(200);
    await stopWithin(8_000, server, '40 idle connections');
  }, 60_000);

  it('gives stuck clients and a stuck mail their time together, and keeps the mail', async () => {
    let asked = 0;
    const onMail = (): Promise<void> | undefined =>
      ++asked === 1 ? new Promise(() => undefined) : undefined;
    await withMail(
      async ({ server, mail, database }) => {
        await save(server, ofBo, { Title: 'Stuck' });
        await until('the mail is under way', () => asked === 1);
        const lines = Array.from({ length: 20 }, () => new Line(server));
        await Promise.all(lines.map((line) => line.send(head + body.slice(0, 5))));
        await pause(200);
        await stopWithin(13_000, server, 'stuck clients and mail');
        mail.breakOff();
        await using next = await start({ database, flags: smtpFlags(mail.url) });
        await settled(database);
        expect(mail.mails.map((each) => each.mail.subject)).toEqual([
          `Ticket ${ofBo} was changed: Stuck`,
        ]);
        expect(next.port).toBeGreaterThan(0);
      },
      { onMail },
    );
  }, 60_000);

  it('loses no save that it acknowledges on the way', async () => {
    await using first = await start();
    const acknowledged = new Set<string>();
    let stopping: Promise<string> | undefined;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; ; ++i) {
        const name = `x_${writer}_${i}`;
        try {
          const answer = await first.fetch(`/api/v1/Ticket/${id}?$select=TicketId`, {
            method: 'PATCH',
            headers: { 'Content-Type': 'application/merge-patch+json' },
            body: JSON.stringify({ CustomFields: { [name]: 'kept' } }),
          });
          await answer.text();
          if (answer.status !== 200) return;
        } catch {
          return;
        }
        acknowledged.add(name);
        if (acknowledged.size > 40) stopping ??= first.stop();
      }
    });
    await Promise.all(writers);
    expect(await stopping).toBe('0');
    await using next = await start({ database: first.database, flags: [] });
    const { CustomFields } = await next.json<{ CustomFields: Record<string, string> }>(
      `/api/v1/Ticket/${id}`,
    );
    for (const name of acknowledged) expect(CustomFields[name]).toBe('kept');
  }, 60_000);
});
