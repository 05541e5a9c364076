import { describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { certificate, inFolder, MailServer, refusal } from './support/mail_server.js';
import {
  addressOf,
  mailFlags,
  metric,
  ofAnna,
  ofBo,
  outbox,
  outboxState,
  pause,
  save,
  sender,
  settled,
  until,
  withMail,
} from './support/mailing.js';
import { start } from './support/server.js';

describe('a save that notifies', () => {
  it('sends one mail to the owner, in his language', async () => {
    await withMail(async ({ server, mail, database }) => {
      await save(server, ofAnna, { Title: 'Blått lys på skriveren' });
      await save(server, ofBo, { Title: 'The printer is blue' }, false);
      await save(server, ofBo, { Title: 'The printer is red' });
      await settled(database);
      const [toAnna, toBo, ...others] = await mail.received(2);
      expect(others).toEqual([]);
      expect(toAnna).toMatchObject({ sender, recipients: ['anna@ticketwire.example'] });
      expect(toAnna!.mail.subject).toBe(`Sak ${ofAnna} er endret: Blått lys på skriveren`);
      expect(toAnna!.mail.text).toContain('Tittel: Blått lys på skriveren\n');
      expect(toAnna!.mail.text).toContain('Status: Åpen\n');
      expect(toAnna!.mail.text).toContain(`${server.url}#/ticket/${ofAnna}\n`);
      expect(toBo).toMatchObject({ sender, recipients: ['bo@ticketwire.example'] });
      expect(toBo!.mail.subject).toBe(`Ticket ${ofBo} was changed: The printer is red`);
      expect(toBo!.mail.text).toContain('Title: The printer is red\n');
      expect(addressOf(toBo!)).toBe('bo@ticketwire.example');
      expect(toBo!.mail.from?.text).toBe(`"Ticketwire" <${sender}>`);
      expect(toBo!.mail.headers.get('auto-submitted')).toBe('auto-generated');
      expect(toBo!.mail.messageId).toMatch(/^<ticketwire\.\d+\.\d+@ticketwire\.example>$/);
      expect(Math.abs(toBo!.mail.date!.getTime() - Date.now())).toBeLessThan(60_000);
      expect(toAnna!.raw).toMatch(/^[\r\n\x20-\x7e]*$/);
    });
  }, 60_000);

  it('sends one mail for each recipient and save when there are many at once', async () => {
    await withMail(async ({ server, mail, database }) => {
      const saves = 12;
      await Promise.all(
        Array.from({ length: saves }, (_, i) =>
          save(server, i % 2 ? ofAnna : ofBo, { Title: `Save ${i}` }),
        ),
      );
      const rows = await settled(database);
      expect(rows.map(({ state }) => state)).toEqual(Array(saves).fill(outboxState.sent));
      const mails = await mail.received(saves);
      await pause(1_500);
      expect(mails).toHaveLength(saves);
      expect(new Set(mails.map((each) => each.mail.messageId)).size).toBe(saves);
      const toBo = mails.filter((each) => addressOf(each) === 'bo@ticketwire.example');
      expect(toBo).toHaveLength(saves / 2);
    });
  }, 60_000);

  it('puts nothing of a title into the header but the subject', async () => {
    const titles = [
      'Hello\r\nBcc: eve@evil.example\r\n\r\nowned',
      'Hello\nTo: eve@evil.example',
      '=?UTF-8?Q?=0D=0ABcc:_eve@evil.example?=',
      `${'Ærlig talt 🚲 '.repeat(15)}\r\nX-Evil: 1`,
    ];
    await withMail(async ({ server, mail, database }) => {
      for (const [i, Title] of titles.entries()) {
        // A mail shows the ticket as it is when it is sent.
        await save(server, ofBo, { Title });
        await mail.received(i + 1);
      }
      await settled(database);
      const mails = await mail.received(titles.length);
      for (const each of mails) {
        expect(each.recipients).toEqual(['bo@ticketwire.example']);
        expect(each.mail.bcc).toBeUndefined();
        expect(each.mail.headers.has('x-evil')).toBe(false);
        expect(addressOf(each)).toBe('bo@ticketwire.example');
      }
      const subjects = mails.map((each) => each.mail.subject!.replace(/^[^:]*: /, ''));
      const clean = titles.map((title) => title.replace(/[\r\n]/g, ' '));
      expect(subjects.map(squeezed)).toEqual(clean.map(squeezed));
    });
  }, 60_000);

  it('says why there is nobody to send to', async () => {
    await withMail(async ({ server, database, mail }) => {
      await save(server, ofBo, { OwnedBy: { AssociateId: 13 } });
      const [row] = await settled(database);
      expect(row).toMatchObject({
        state: outboxState.failed,
        problem: 'associate 13 has no e-mail address',
      });
      expect(mail.mails).toEqual([]);
    });
  }, 30_000);
});

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('a mail server', () => {
  it('that is busy is asked again later, and later still', async () => {
    const asked: number[] = [];
    const onRecipient = (): void => {
      if (asked.push(performance.now()) <= 2) throw refusal(451, 'Greylisted, come back');
    };
    await withMail(
      async ({ server, mail, database }) => {
        await save(server, ofBo, { Title: 'Patience' });
        await until(
          'the first try has failed',
          async () => (await outbox(database))[0]!.attempts > 0,
        );
        expect((await outbox(database))[0]!.problem).toContain('451 Greylisted, come back');
        const rows = await settled(database);
        expect(rows).toEqual([{ state: outboxState.sent, attempts: 3, problem: '' }]);
        expect(mail.mails).toHaveLength(1);
        expect(asked[1]! - asked[0]!).toBeGreaterThanOrEqual(1_000);
        expect(asked[2]! - asked[1]!).toBeGreaterThanOrEqual(2_000);
      },
      { onRecipient },
    );
  }, 60_000);

  it('that refuses a recipient or a mail for good is not asked again', async () => {
    let asked = 0;
    const onRecipient = (address: string): void => {
      asked += 1;
      if (address.startsWith('anna')) throw refusal(550, 'No such user');
    };
    const onMail = (): void => {
      throw refusal(554, 'Looks like spam');
    };
    await withMail(
      async ({ server, mail, database }) => {
        await save(server, ofAnna, { Title: 'One' });
        await save(server, ofBo, { Title: 'Two' });
        const rows = await settled(database);
        expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual([
          [outboxState.failed, 1],
          [outboxState.failed, 1],
        ]);
        expect(rows[0]!.problem).toContain('550 No such user');
        expect(rows[1]!.problem).toContain('554 Looks like spam');
        await pause(2_500);
        expect([asked, mail.mails.length]).toEqual([2, 0]);
        expect(await metric(server, 'ticketwire_outbox_mails{state="failed"}')).toBe(2);
        expect(await metric(server, 'ticketwire_outbox_mails{state="pending"}')).toBe(0);
        expect(server.log).toMatch(/notification 1 was not sent: 550 No such user/);
      },
      { onRecipient, onMail },
    );
  }, 60_000);

  it('that says nothing is given up after --smtp-timeout, while requests are answered', async () => {
    let asked = 0;
    let hangs = true;
    const onMail = (): Promise<void> | undefined => {
      asked += 1;
      return hangs ? new Promise(() => undefined) : undefined;
    };
    await withMail(
      async ({ server, mail, database }) => {
        await save(server, ofBo, { Title: 'Hanging' });
        await until('the mail is under way', () => asked > 0);
        await save(server, ofAnna, { Title: 'Meanwhile' }, false);
        expect(await metric(server, 'ticketwire_outbox_mails{state="pending"}')).toBe(1);
        await until('it is given up', async () => (await outbox(database))[0]!.attempts > 0);
        expect((await outbox(database))[0]!.problem).toMatch(/timeout|too long/i);
        hangs = false;
        const [row] = await settled(database);
        expect(row).toMatchObject({ state: outboxState.sent, problem: '' });
        expect(row!.attempts).toBe(asked);
        expect(mail.mails).toHaveLength(1);
      },
      { onMail },
      ['--smtp-timeout', '2'],
    );
  }, 90_000);

  it('that never greets is given up, too', async () => {
    const held: Socket[] = [];
    const silent = createServer((socket) => held.push(socket));
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    await inFolder(async (folder) => {
      const database = join(folder, 'test.sqlite');
      const flags = await mailFlags(folder, `smtp://127.0.0.1:${port}`);
      await using server = await start({ database, flags: [...flags, '--smtp-timeout', '1'] });
      await save(server, ofBo, { Title: 'Silence' });
      await until('it is given up', async () => (await outbox(database))[0]!.attempts > 0);
      expect((await outbox(database))[0]).toMatchObject({ state: outboxState.pending });
    });
    for (const socket of held) socket.destroy();
    await new Promise((done) => silent.close(done));
  }, 60_000);

  it('that is away gets the mail when it is back', async () => {
    await withMail(async ({ server, mail, database }) => {
      const { port } = mail;
      await mail[Symbol.asyncDispose]();
      await save(server, ofBo, { Title: 'Nobody listens' });
      await until('a try has failed', async () => (await outbox(database))[0]!.attempts > 0);
      await using back = await MailServer.start({ port });
      const rows = await settled(database);
      expect(rows[0]!.state).toBe(outboxState.sent);
      expect((await back.received(1))[0]!.mail.subject).toContain('Nobody listens');
    });
  }, 60_000);

  it('that breaks off within a mail gets it again', async () => {
    let tries = 0;
    const box: { mail?: MailServer } = {};
    const onMail = (): void => {
      if (++tries > 1) return;
      box.mail!.breakOff();
      throw refusal(451, 'Never said');
    };
    await withMail(
      async ({ server, mail, database }) => {
        box.mail = mail;
        await save(server, ofBo, { Title: 'Again' });
        const [row] = await settled(database);
        expect(row).toMatchObject({ state: outboxState.sent, attempts: 2 });
        expect([tries, mail.mails.length]).toEqual([2, 1]);
      },
      { onMail },
    );
  }, 60_000);

  it('that wants a password over TLS gets it there and nowhere else', async () => {
    await inFolder(async (folder) => {
      const { key, cert, file } = await certificate(folder);
      const [user, password] = ['robot@ticketwire.example', 'p@ss:word/1'];
      let logins = 0;
      await using mail = await MailServer.start({
        smtp: {
          key,
          cert,
          disabledCommands: [],
          authOptional: false,
          allowInsecureAuth: false,
          onAuth: (auth, session, done) => {
            logins += 1;
            const good = auth.username === user && auth.password === password && session.secure;
            done(good ? null : new Error('Wrong password'), { user: auth.username! });
          },
        },
      });
      const url = (secret: string): string =>
        `smtp://${encodeURIComponent(user)}:${encodeURIComponent(secret)}@localhost:${mail.port}`;
      const database = join(folder, 'test.sqlite');
      const trust = ['--smtp-tls', 'required', '--smtp-ca', file];

      // Without --smtp-ca nobody vouches for the certificate; with a wrong password nobody gets in.
      for (const [flags, problem] of [
        [
          [...(await mailFlags(folder, url(password))), '--smtp-tls', 'required'],
          /certificate|peer/i,
        ],
        [[...(await mailFlags(folder, url('s3cret'))), ...trust], /denied|535/i],
      ] as const) {
        await using server = await start({ database, flags });
        await save(server, ofBo, { Title: `Secret ${String(problem)}` });
        const attempts = async (): Promise<number> => (await outbox(database)).at(-1)!.attempts;
        await until('a try has failed', async () => (await attempts()) > 0);
        const last = (await outbox(database)).at(-1)!;
        expect(last.problem).toMatch(problem);
        expect(JSON.stringify(last)).not.toMatch(/s3cret|p@ss|robot/);
        expect(last.state).toBe(outboxState.pending);
      }
      expect([logins > 0, mail.mails.length]).toEqual([true, 0]);
      const flags = ['--smtp', url(password), '--mail-from', sender, '--smtp-retry', '1', ...trust];
      await using server = await start({ database, flags });
      await settled(database);
      expect((await mail.received(2)).map(({ secure, user }) => [secure, user])).toEqual([
        [true, user],
        [true, user],
      ]);
      expect(server.port).toBeGreaterThan(0);
    });
  }, 60_000);

  it('that speaks TLS from the start, offers it or has none is spoken to accordingly', async () => {
    await inFolder(async (folder) => {
      const tls = await certificate(folder);
      const { key, cert } = tls;
      for (const [scheme, mode, smtp, secure] of [
        ['smtps', 'required', { key, cert, secure: true }, true],
        ['smtp', 'offered', { key, cert, disabledCommands: ['AUTH'] }, true],
        ['smtp', 'offered', { disabledCommands: ['AUTH', 'STARTTLS'] }, false],
        ['smtp', 'required', { disabledCommands: ['AUTH', 'STARTTLS'] }, undefined],
      ] as const) {
        await using mail = await MailServer.start({
          smtp: { ...smtp, disabledCommands: [...(smtp.disabledCommands ?? [])] },
        });
        const flags = await mailFlags(folder, `${scheme}://localhost:${mail.port}`);
        await using server = await start({
          flags: [...flags, '--smtp-tls', mode, '--smtp-ca', tls.file],
        });
        await save(server, ofBo, { Title: `${scheme} ${mode}` });
        const { database } = server;
        await until('it is tried', async () => (await outbox(database))[0]!.attempts > 0);
        const [row] = await outbox(database);
        const sent = secure === undefined ? [] : [secure];
        expect(mail.mails.map((each) => each.secure)).toEqual(sent);
        expect(row!.state).toBe(sent.length > 0 ? outboxState.sent : outboxState.pending);
      }
    });
  }, 60_000);
});
