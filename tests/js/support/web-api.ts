import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (request: Received, response: ServerResponse) => void;

/** A server that answers as it is told and keeps what it was asked. */
export class WebApi {
  readonly received: Received[] = [];
  url = '';
  #answers: Answer[] = [];
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const body = Buffer.concat(chunks).toString();
      const received = { method, target: url, headers, body };
      this.received.push(received);
      const answer = this.#answers.shift();
      if (answer) answer(received, response);
      else response.writeHead(500).end('no answer was given');
    });
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/crm/`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Answers of the next requests; forgets what was received. */
  will(...answers: Answer[]): void {
    this.#answers = answers;
    this.received.length = 0;
  }

  get last(): Received {
    return this.received.at(-1)!;
  }
}

/** An answer with a JSON value, or a text as it is. */
export function give(status: number, content: unknown, type = 'application/json'): Answer {
  return (_, response) => {
    const body = typeof content === 'string' ? content : JSON.stringify(content);
    response.writeHead(status, { 'content-type': type }).end(body);
  };
}
