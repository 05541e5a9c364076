import { execFile } from 'node:child_process';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

const run = promisify(execFile);

/** A mail as the mail server got it. */
export interface Delivered {
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly raw: string;
  readonly mail: ParsedMail;
  readonly secure: boolean;
  readonly user: string | undefined;
}

/** A refusal with its SMTP code. */
export function refusal(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

export interface MailServerOptions {
  readonly port?: number;
  /** Called for every recipient and every mail; what it throws is the answer. */
  readonly onRecipient?: (address: string) => void;
  readonly onMail?: (mail: Delivered, session: SMTPServerSession) => void | Promise<void>;
  readonly smtp?: SMTPServerOptions;
}

/** A real SMTP server on this machine, which keeps what it accepted. */
export class MailServer {
  readonly mails: Delivered[] = [];
  readonly #server: SMTPServer;
  readonly #sockets = new Set<Socket>();

  private constructor(options: MailServerOptions) {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, done) => {
        done(thrownBy(() => options.onRecipient?.(address)));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          void this.#take(Buffer.concat(chunks), session, options).then(
            () => done(),
            (failed: unknown) => done(failed as Error),
          );
        });
      },
      ...options.smtp,
    });
    // A client that breaks off is what some tests are about.
    this.#server.on('error', () => undefined);
    this.#server.server.on('connection', (socket: Socket) => this.#sockets.add(socket));
  }

  static async start(options: MailServerOptions = {}): Promise<MailServer> {
    const server = new MailServer(options);
    await new Promise<void>((done) =>
      server.#server.listen(options.port ?? 0, '127.0.0.1', () => done()),
    );
    return server;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Cuts every connection. */
  breakOff(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Waits until so many mails are there. */
  async received(count: number, milliseconds = 30_000): Promise<readonly Delivered[]> {
    const end = Date.now() + milliseconds;
    while (this.mails.length < count && Date.now() < end) await pause(20);
    if (this.mails.length < count) throw new Error(`${this.mails.length} of ${count} mails came`);
    return this.mails;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>((done) => this.#server.close(() => done()));
  }

  async #take(raw: Buffer, session: SMTPServerSession, options: MailServerOptions): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope;
    const delivered: Delivered = {
      sender: mailFrom === false ? '' : mailFrom.address,
      recipients: rcptTo.map(({ address }) => address),
      raw: raw.toString('latin1'),
      mail: await simpleParser(raw),
      secure: session.secure,
      user: session.user as string | undefined,
    };
    await options.onMail?.(delivered, session);
    this.mails.push(delivered);
  }
}

function thrownBy(work: () => void): Error | null {
  try {
    work();
    return null;
  } catch (cause) {
    return cause as Error;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  readonly file: string;
}

/** A certificate for this machine that only its own file vouches for. */
export async function certificate(folder: string): Promise<Certificate> {
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await run('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', file, ...subject]);
  return { key: await readFile(key), cert: await readFile(file), file };
}

/** Runs a test with a folder of its own. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ticketwire-mail-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
