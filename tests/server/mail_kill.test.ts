import { describe, expect, it } from '@jest/globals';
import { engines, type Place } from './support/engines.js';
import {
  inFolder,
  MailServer,
  type Delivered,
  type MailServerOptions,
} from './support/mail_server.js';
import {
  importFlags,
  ofBo,
  outbox,
  outboxState,
  pause,
  save,
  settled,
  smtpFlags,
  until,
} from './support/mailing.js';
import { start, type Server } from './support/server.js';

interface Fixture {
  readonly place: Place;
  readonly mail: MailServer;
  /** For the next start: without the import. */
  readonly flags: string[];
  server: Server;
}

/** The lease of a mail that a killed server was sending ends after twice the --smtp-timeout. */
const timeout = ['--smtp-timeout', '2'];

describe.each(engines)('over $name', ({ missing, open }) => {
  const test = missing === '' ? it : it.skip;

  async function withServer(
    work: (fixture: Fixture) => Promise<void>,
    options: (server: () => Server) => MailServerOptions,
    more: readonly string[] = timeout,
  ): Promise<void> {
    await inFolder(async (folder) => {
      await using place = await open();
      let server: Server | undefined = undefined;
      await using mail = await MailServer.start(options(() => server!));
      const flags = [...smtpFlags(mail.url), ...more];
      const { database } = place;
      await using first = await start({
        database,
        flags: [...(await importFlags(folder)), ...flags],
      });
      server = first;
      await work({ place, mail, flags, server });
    });
  }

  test('a server that is killed before the mail is taken sends it exactly once, later', async () => {
    let killed: Promise<void> | undefined;
    await withServer(
      async ({ place: { database }, mail, flags, server }) => {
        await save(server, ofBo, { Title: 'Do not lose me' });
        await until('the server is killed', () => killed !== undefined);
        await killed;
        expect(mail.mails).toEqual([]);
        await using next = await start({ database, flags });
        const [row] = await settled(database);
        expect(row!.state).toBe(outboxState.sent);
        await pause(1_500);
        expect(mail.mails).toHaveLength(1);
        expect(mail.mails[0]!.mail.subject).toContain('Do not lose me');
        expect(next.port).toBeGreaterThan(0);
      },
      (server) => ({ onRecipient: () => void (killed ??= server().kill()) }),
    );
  }, 90_000);

  test('a server that is killed before it knows the mail to be taken repeats it, under its id', async () => {
    const seen: Delivered[] = [];
    await withServer(
      async ({ place: { database }, flags, server }) => {
        await save(server, ofBo, { Title: 'Taken' });
        await until('the mail was taken', () => seen.length === 1);
        await using next = await start({ database, flags });
        await settled(database);
        expect(seen).toHaveLength(2);
        expect(seen[1]!.mail.messageId).toBe(seen[0]!.mail.messageId);
        expect(next.port).toBeGreaterThan(0);
      },
      (server) => ({
        onMail: async (mail) => {
          seen.push(mail);
          if (seen.length === 1) await server().kill();
        },
      }),
    );
  }, 90_000);

  test('a server that is killed while the mail server is down sends the mail when both are back', async () => {
    await withServer(
      async ({ place: { database }, mail, flags, server }) => {
        const { port } = mail;
        await mail[Symbol.asyncDispose]();
        await save(server, ofBo, { Title: 'Nobody listens' });
        await until('a try has failed', async () => (await outbox(database))[0]!.attempts > 0);
        await server.kill();
        await using back = await MailServer.start({ port });
        await using next = await start({ database, flags });
        expect((await settled(database))[0]!.state).toBe(outboxState.sent);
        await pause(1_500);
        expect(back.mails.map((each) => each.mail.subject)).toEqual([
          `Ticket ${ofBo} was changed: Nobody listens`,
        ]);
        expect(next.port).toBeGreaterThan(0);
      },
      () => ({}),
    );
  }, 90_000);

  test('a server that is asked to stop while the mail server says nothing leaves it for later', async () => {
    let asked = 0;
    await withServer(
      async ({ place: { database }, mail, flags, server }) => {
        await save(server, ofBo, { Title: 'Later' });
        await until('the mail is under way', () => asked > 0);
        const began = performance.now();
        expect(await server.stop()).toBe('0');
        expect(performance.now() - began).toBeLessThan(10_000);
        expect(await outbox(database)).toEqual([{ state: 0, attempts: 0, problem: '' }]);
        mail.breakOff();
        await using next = await start({ database, flags });
        expect(await settled(database)).toEqual([
          { state: outboxState.sent, attempts: 1, problem: '' },
        ]);
        expect(mail.mails.map((each) => each.mail.subject)).toEqual([
          `Ticket ${ofBo} was changed: Later`,
        ]);
        expect(next.port).toBeGreaterThan(0);
      },
      () => ({ onMail: () => (++asked === 1 ? new Promise(() => undefined) : undefined) }),
      [],
    );
  }, 90_000);
});
