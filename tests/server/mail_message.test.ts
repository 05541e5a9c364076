import { describe, expect, it } from '@jest/globals';
import { type Delivered } from './support/mail_server.js';
import { addressOf, ofBo, save, send, sender, settled, withMail } from './support/mailing.js';
import { type Server } from './support/server.js';

/** What would end a mail, a line or a part, or be taken for something else on its way. */
const trickyText = [
  '. a dot begins the line',
  '.',
  '..',
  'From here a mailbox file would begin a mail',
  '=20 =3D =\tlooks encoded, and ends with blanks  ',
  '\ttabs\tand Ærlig talt: 報告 🚲 é',
  'x'.repeat(3_000),
  '--boundary--',
  'Bcc: eve@evil.example',
  '',
  'the end',
].join('\n');
const trickyHtml = `<p>Blåbær &amp; <b>fløte</b> 🚲</p>\n.\n<img src="cid:logo@x">\n${'<i>y</i>'.repeat(500)}`;

const bytes = (size: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: size }, (_, i) => (i * 167 + (i >> 8)) & 0xff);

interface File {
  readonly entity: Readonly<Record<string, unknown>>;
  readonly content: Uint8Array<ArrayBuffer>;
}
const files: readonly File[] = [
  { entity: { Name: 'Ærlig "tale" – 報告; x=1.pdf' }, content: bytes(200_001) },
  { entity: { Name: 'dots.txt' }, content: new TextEncoder().encode('.\r\n.\r\n\r\n..\n.') },
  { entity: { Name: 'empty.bin' }, content: bytes(0) },
  {
    entity: {
      Name: `evil"; filename="x.exe\u2028${'é'.repeat(110)}`,
      ContentType: 'text/html; a=b',
    },
    content: bytes(10),
  },
  {
    entity: { Name: 'logo.png', InlineImage: true, ContentId: 'logo@x', ContentType: 'image/png' },
    content: bytes(777),
  },
];

async function attach(server: Server, { entity, content }: File): Promise<number> {
  const { AttachmentId } = await send<{ AttachmentId: number }>(
    server,
    'POST',
    'Attachment',
    entity,
  );
  const answer = await server.fetch(`/api/v1/Attachment/${AttachmentId}/Content`, {
    method: 'POST',
    body: content,
  });
  expect(answer.status).toBe(204);
  return AttachmentId;
}

/** A new message of Bo's ticket with these files: its id. */
async function message(
  server: Server,
  members: object,
  attached: readonly File[] = [],
): Promise<number> {
  const AttachmentIds: number[] = [];
  for (const file of attached) AttachmentIds.push(await attach(server, file));
  const Entity = { Ticket: { TicketId: ofBo }, Slevel: 'External', ...members };
  const { EjMessageId } = await send<{ EjMessageId: number }>(
    server,
    'POST',
    'Agents/Ticket/SaveTicketMessageEntityWithOptions',
    { Entity, AttachmentIds },
  );
  return EjMessageId;
}

async function sendMessage(server: Server, id: number, options: object): Promise<void> {
  const body = { TicketMessageEntityId: id, ...options };
  await send(server, 'POST', 'Agents/Ticket/SendTicketMessage', body);
}

const headerOf = ({ raw }: Delivered): string => raw.slice(0, raw.indexOf('\r\n\r\n'));
const unix = (text: string | undefined): string => (text ?? '').replace(/\r\n/g, '\n').trimEnd();

describe('a message that is sent', () => {
  it('arrives with its text, its HTML and its files, byte for byte', async () => {
    await withMail(async ({ server, mail, database }) => {
      const id = await message(
        server,
        { Type: 'Html', HtmlBody: trickyHtml, Body: trickyText },
        files,
      );
      await sendMessage(server, id, {
        To: ['Kåre <kare@customer.example>', 'lars@customer.example'],
        Cc: ['mia@customer.example'],
        Bcc: ['hidden@customer.example', 'secret@customer.example'],
        Subject: 'Re: Blå lapper, "sitat" og 🚲',
      });
      await settled(database);
      const [got] = await mail.received(1);
      expect(got!.sender).toBe(sender);
      expect(got!.recipients).toEqual([
        'kare@customer.example',
        'lars@customer.example',
        'mia@customer.example',
        'hidden@customer.example',
        'secret@customer.example',
      ]);
      expect(got!.raw).not.toMatch(/hidden@|secret@/);
      expect(headerOf(got!)).not.toMatch(/^Bcc:/im);
      expect(got!.raw).toMatch(/^[\r\n\t\x20-\x7e]*$/);
      expect(Math.max(...got!.raw.split('\r\n').map(({ length }) => length))).toBeLessThan(999);
      expect(got!.mail.subject).toBe('Re: Blå lapper, "sitat" og 🚲');
      expect(got!.mail.cc).toMatchObject({ value: [{ address: 'mia@customer.example' }] });
      expect(got!.mail.headers.has('auto-submitted')).toBe(false);
      expect(got!.raw).toMatch(/^Content-Type: multipart\/alternative;/m);
      const { HtmlBody, Body } = await server.json<{ HtmlBody: string; Body: string }>(
        `/api/v1/TicketMessage/${id}`,
      );
      expect(HtmlBody).toBe(trickyHtml);
      expect(unix(got!.mail.text)).toBe(unix(Body));
      const inline = `data:image/png;base64,${Buffer.from(files[4]!.content).toString('base64')}`;
      expect(unix(got!.mail.html as string)).toBe(unix(HtmlBody).replace('cid:logo@x', inline));
      const named = got!.mail.attachments.map(({ filename, content }) => [filename, content]);
      const sent = [files[4]!, ...files.slice(0, 4)].map(({ content }) => Buffer.from(content));
      expect(named.map(([, content]) => content)).toEqual(sent);
      expect(named.map(([name]) => name)).toEqual([
        'logo.png',
        'Ærlig "tale" – 報告; x=1.pdf',
        'dots.txt',
        'empty.bin',
        files[3]!.entity['Name'],
      ]);
      expect(got!.raw).not.toContain('text/html; a=b');
    });
  }, 60_000);

  it('arrives as plain text where it is plain', async () => {
    await withMail(async ({ server, mail, database }) => {
      const id = await message(server, { Type: 'Plain', Body: trickyText });
      await sendMessage(server, id, { To: ['kare@customer.example'], Subject: 'Plain' });
      await settled(database);
      const [got] = await mail.received(1);
      expect(got!.mail.text!.replace(/\r\n/g, '\n').replace(/\n$/, '')).toBe(trickyText);
      expect(got!.mail.html).toBe(false);
      expect(got!.mail.attachments).toEqual([]);
      expect(got!.recipients).toEqual(['kare@customer.example']);
    });
  }, 60_000);

  it('is refused, whole, where an address or the subject would say more than it should', async () => {
    await withMail(async ({ server, mail, database }) => {
      const id = await message(server, { Type: 'Plain', Body: 'x' });
      const good = { To: ['kare@customer.example'], Subject: 'Good' };
      for (const entity of [
        { Name: 'a\r\nBcc: eve@evil.example' },
        { Name: 'a', ContentType: 'a/b\r\nX-Evil: 1' },
        { Name: 'a', ContentId: 'a>\r\nX-Evil: 1' },
      ]) {
        const made = send(server, 'POST', 'Attachment', entity);
        await expect(made).rejects.toThrow('400');
      }
      for (const bad of [
        { Subject: 'Hi\r\nBcc: eve@evil.example' },
        { Subject: 'Hi\nX: y' },
        { To: ['kare@customer.example\r\nRCPT TO:<eve@evil.example>'] },
        { To: ['kare@customer.example> SIZE=1'] },
        { To: ['Kåre\r\nBcc: eve@evil.example <kare@customer.example>'] },
        { Cc: ['kare@customer.example, eve@evil.example'] },
        { Bcc: ['"a\nb" <kare@customer.example>'] },
      ]) {
        await expect(sendMessage(server, id, { ...good, ...bad })).rejects.toThrow('400');
      }
      await sendMessage(server, id, good);
      expect(await settled(database)).toHaveLength(1);
      expect(await mail.received(1)).toHaveLength(1);
    });
  }, 60_000);
});

const languages = ['en', 'nb', 'sv', 'da', 'de', 'nl'] as const;
const subjects: Readonly<Record<string, string>> = {
  en: 'Ticket 2002 was changed',
  nb: 'Sak 2002 er endret',
  sv: 'Ärende 2002 har ändrats',
  da: 'Sag 2002 er ændret',
  de: 'Ticket 2002 wurde geändert',
  nl: 'Ticket 2002 is gewijzigd',
};

/** One reader for each language, whose name is not to be trusted. */
const readers = {
  users: languages.map((language, i) => ({
    user: `reader-${language}`,
    password: 'Reader1',
    associateId: 40 + i,
    language: `${language}-XX`,
  })),
  records: {
    Associate: languages.map((language, i) => ({
      AssociateId: 40 + i,
      PersonId: 4_000 + i,
      FullName: `Æ "${language}", \r\nBcc: <eve@evil.example> ${'long '.repeat(200)}`,
      Type: 'InternalAssociate',
    })),
    Person: languages.map((language, i) => ({
      PersonId: 4_000 + i,
      FullName: language,
      Email: `${language}@reader.example`,
    })),
  },
};

describe('a mail to a user', () => {
  it('is in his language, for each of the six, and names nobody but him', async () => {
    await withMail(
      async ({ server, mail, database }) => {
        for (const [i] of languages.entries()) {
          await save(server, ofBo, { Title: 'Blå', OwnedBy: { AssociateId: 40 + i } });
        }
        await settled(database);
        await mail.received(languages.length);
        for (const language of languages) {
          const whom = `${language}@reader.example`;
          const got = mail.mails.filter(({ recipients }) => recipients[0] === whom);
          expect(got.map(({ recipients }) => recipients)).toEqual([[whom]]);
          expect(got[0]!.mail.subject).toBe(`${subjects[language]!}: Blå`);
          expect(unix(got[0]!.mail.text)).toContain(`${subjects[language]!}.\n\n`);
          expect(addressOf(got[0]!)).toBe(whom);
          expect(got[0]!.mail.to).toMatchObject({ value: { length: 1 } });
          expect(got[0]!.mail.bcc).toBeUndefined();
          expect(Math.max(...got[0]!.raw.split('\r\n').map(({ length }) => length))).toBeLessThan(
            999,
          );
        }
      },
      {},
      [],
      readers,
    );
  }, 60_000);

  it('is in the language of --language where he has none', async () => {
    await withMail(
      async ({ server, mail }) => {
        await save(server, ofBo, { Title: 'X' });
        expect((await mail.received(1))[0]!.mail.subject).toBe('Ticket 2002 wurde geändert: X');
      },
      {},
      ['--language', 'de'],
    );
  }, 60_000);
});
