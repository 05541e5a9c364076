import { execFile } from 'node:child_process';
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { world } from './server.js';

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
  async received(count: number, milliseconds = 15_000): Promise<readonly Delivered[]> {
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

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** Waits until `holds` does, and fails where that takes too long. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  milliseconds = 15_000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Not within ${milliseconds} ms: ${what}`);
    await pause(20);
  }
}

export const sender = 'support@ticketwire.example';

/** Flags for a server with the tests' world, addresses for two users and this mail server. */
export async function mailFlags(folder: string, url: string): Promise<string[]> {
  const people = join(folder, 'people.json');
  await writeFile(people, JSON.stringify(addresses));
  const flags = ['--smtp', url, '--mail-from', `Ticketwire <${sender}>`, '--smtp-retry', '1'];
  return ['--import', world, '--import', people, ...flags];
}

/** Anna (11) reads Norwegian, Bo (12) the server's language; Catarina (13) has no address. */
const addresses = {
  users: [{ user: 'anna', password: 'Anna1', associateId: 11, language: 'nb-NO' }],
  records: {
    Person: [
      { PersonId: 3011, FullName: 'Anna Berg', Email: 'anna@ticketwire.example' },
      { PersonId: 3012, FullName: 'Bo Dahl', Email: 'Bo Dahl <bo@ticketwire.example>' },
      { PersonId: 3013, FullName: 'Catarina Ek' },
    ],
    TicketStatusEntity: [
      { TicketStatusId: 1, Name: 'US:"Open";NO:"Åpen"', Status: 'Active', IsDefault: true },
    ],
  },
};

export interface OutboxRow {
  readonly state: number;
  readonly attempts: number;
  readonly problem: string;
}
export const outboxState = { pending: 0, sent: 1, failed: 2 } as const;

/** The outbox of a SQLite file, oldest row first. */
export async function outbox(database: string): Promise<OutboxRow[]> {
  const sql = 'SELECT state, attempts, problem FROM notification ORDER BY id';
  const { stdout } = await run('sqlite3', ['-readonly', '-json', database, sql]);
  return stdout === '' ? [] : (JSON.parse(stdout) as OutboxRow[]);
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
