import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** A connection that sends exactly the bytes it is told to and keeps what comes back. */
export class RawConnection {
  readonly socket: Socket;
  /** Resolves when the server has said that nothing more comes, or has reset the connection. */
  readonly ended: Promise<void>;
  #received = '';
  #changed: () => void = () => {};
  #over = false;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('latin1');
    socket.on('error', () => {});
    socket.on('data', (data: string) => {
      this.#received += data;
      this.#changed();
    });
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        this.#over = true;
        this.#changed();
        resolve();
      };
      socket.on('end', end).on('close', end);
    });
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  send(bytes: string): void {
    this.socket.write(bytes, 'latin1');
  }

  /** The next answer; undefined where the connection ends without one. */
  async answer(): Promise<RawAnswer | undefined> {
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end >= 0) {
        const head = this.#received.slice(0, end);
        const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
        if (this.#received.length >= end + 4 + length) {
          const body = this.#received.slice(end + 4, end + 4 + length);
          this.#received = this.#received.slice(end + 4 + length);
          return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]), head, body };
        }
      }
      if (this.#over) return undefined;
      await new Promise<void>((resolve) => (this.#changed = resolve));
    }
  }

  /** Every answer until the server ends the connection, which is then closed. */
  async answers(): Promise<RawAnswer[]> {
    const all: RawAnswer[] = [];
    for (let next = await this.answer(); next; next = await this.answer()) all.push(next);
    this.close();
    return all;
  }

  close(): void {
    this.socket.destroy();
  }
}
