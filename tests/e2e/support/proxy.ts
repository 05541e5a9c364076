import {
  createServer,
  request,
  type IncomingMessage,
  type ServerResponse,
  type Server as HttpServer,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it passed. */
export interface Passed {
  readonly method: string;
  readonly target: string;
  readonly body: Buffer;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/**
 * Breaks an answer off after its first byte: a browser repeats a request by itself whose connection
 * ends before that.
 */
function lose(answer: ServerResponse): void {
  answer.writeHead(200, { 'Content-Length': '2' });
  answer.write('{', () => answer.destroy());
}

/** An observer between browser and server: keeps every request, and its address through restarts. */
export class Proxy {
  /** Port of the server behind. */
  port: number;
  readonly passed: Passed[] = [];
  /** Says which requests shall do their work, while their answers are lost on the way back. */
  losesAnswer: (request: Passed) => boolean = () => false;
  /** Says which requests shall be lost before they reach the server. */
  losesRequest: (request: Passed) => boolean = () => false;
  readonly #server: HttpServer;

  private constructor(port: number) {
    this.port = port;
    this.#server = createServer((incoming, answer) => {
      void bodyOf(incoming).then((body) => {
        const { method = '', url = '', headers } = incoming;
        const asked = { method, target: url, body };
        this.passed.push(asked);
        if (this.losesRequest(asked)) return void answer.destroy();
        const onward = request(
          { host: '127.0.0.1', port: this.port, method, path: url, headers, agent: false },
          (response) => {
            if (this.losesAnswer(asked)) return lose(answer);
            answer.writeHead(response.statusCode ?? 502, response.headers);
            response.pipe(answer);
          },
        );
        onward.on('error', () => answer.destroy());
        onward.end(body);
      });
    });
  }

  static async start(port: number): Promise<Proxy> {
    const proxy = new Proxy(port);
    await new Promise<void>((done) => proxy.#server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** The requests of a method under the WebAPI. */
  calls(method: string): Passed[] {
    return this.passed.filter(
      (each) => each.method === method && each.target.startsWith('/api/v1/'),
    );
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
