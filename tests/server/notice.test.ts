import { describe, expect, it } from '@jest/globals';
import { engines } from './support/engines.js';
import { inFolder, MailServer } from './support/mail_server.js';
import {
  importFlags,
  ofAnna,
  ofBo,
  outbox,
  outboxState,
  pause,
  save,
  send,
  settled,
  smtpFlags,
  until,
  withMail,
} from './support/mailing.js';
import { basic, start } from './support/server.js';

const asAnna = { Authorization: `Basic ${Buffer.from('anna:Anna1').toString('base64')}` };
const asTone = { Authorization: basic };

describe.each(engines)('over $name, a ticket that is read', ({ missing, open }) => {
  const test = missing === '' ? it : it.skip;

  test('takes back the mails that still wait for its reader, and no others', async () => {
    await inFolder(async (folder) => {
      await using place = await open();
      const { database } = place;
      {
        // Without --smtp mails wait.
        await using server = await start({ database, flags: await importFlags(folder) });
        await save(server, ofAnna, { Title: 'Read' });
        await send(server, 'POST', `Ticket/${ofAnna}/NotifyNewMessage`, null);
        await save(server, ofBo, { Title: 'Unread' });
        const read = { TicketEntityId: ofAnna };
        await send(server, 'POST', 'Agents/Ticket/ProcessTicketWhenRead', read, asTone);
        expect(await outbox(database)).toHaveLength(3);
        await send(server, 'POST', 'Agents/Ticket/ProcessTicketWhenRead', read, asAnna);
        expect(await outbox(database)).toHaveLength(1);
      }
      await using mail = await MailServer.start();
      await using next = await start({ database, flags: smtpFlags(mail.url) });
      await settled(database);
      expect(mail.mails.map(({ recipients }) => recipients)).toEqual([['bo@ticketwire.example']]);
      expect(next.port).toBeGreaterThan(0);
    });
  }, 60_000);
});

describe('a ticket that is read while its mail is tried', () => {
  it('has the mail forgotten where that fails', async () => {
    let asked = 0;
    let release = (): void => undefined;
    const onMail = async (): Promise<void> => {
      asked += 1;
      await new Promise<void>((done) => (release = done));
      throw Object.assign(new Error('Busy'), { responseCode: 451 });
    };
    await withMail(
      async ({ server, database, mail }) => {
        await save(server, ofAnna, { Title: 'Under way' });
        await until('the mail is under way', () => asked === 1);
        const read = { TicketEntityId: ofAnna };
        await send(server, 'POST', 'Agents/Ticket/ProcessTicketWhenRead', read, asAnna);
        release();
        await pause(3_000);
        expect(await outbox(database)).toEqual([]);
        expect([asked, mail.mails.length]).toEqual([1, 0]);
      },
      { onMail },
    );
  }, 60_000);
});

describe('a new ticket that finds no owner', () => {
  const category = (more: object) => ({
    records: {
      TicketCategoryEntity: [
        {
          TicketCategoryId: 4,
          ParentId: 1,
          Name: 'Nobody',
          Fullname: 'Support/Nobody',
          DelegateMethod: 'Not',
          ...more,
        },
      ],
    },
    members: [{ categoryId: 4, associateId: 12, weight: 1 }],
  });
  const automatic = { AssociateId: 2_147_483_647 };
  const Category = { TicketCategoryId: 4 };

  it('is told to the addresses of its category, each once', async () => {
    await withMail(
      async ({ server, mail, database }) => {
        const target = 'Ticket?notify=true';
        await send(server, 'POST', target, { Title: 'Lost', Category, OwnedBy: automatic });
        const rows = await settled(database);
        expect(rows.map(({ state }) => state)).toEqual([
          outboxState.sent,
          outboxState.sent,
          outboxState.sent,
          outboxState.failed,
        ]);
        expect(rows[3]!.problem).toBe('an address that the category names is not usable');
        expect(mail.mails.map(({ recipients }) => recipients)).toEqual([
          ['bo@ticketwire.example'],
          ['desk@ticketwire.example'],
          ['lead@ticketwire.example'],
        ]);
        expect(mail.mails[2]!.mail.subject).toMatch(/^Ticket \d+ is new: Lost$/);
        const owned = { Title: 'Found', Category, OwnedBy: { AssociateId: 11 } };
        await send(server, 'POST', target, owned);
        await send(server, 'POST', 'Ticket', { Title: 'Quiet', Category, OwnedBy: automatic });
        await settled(database);
        // Bo is a member and told of every new ticket, Anna owns the second.
        expect((await mail.received(5)).slice(3).map(({ recipients }) => recipients[0])).toEqual([
          'anna@ticketwire.example',
          'bo@ticketwire.example',
        ]);
      },
      {},
      [],
      category({
        Flags: 'NotifyMembers',
        NotificationEmail:
          'desk@ticketwire.example, BO@ticketwire.example,, Lead <lead@ticketwire.example>,' +
          'Desk@TICKETWIRE.example,\r\nRCPT TO:<eve@evil.example>',
      }),
    );
  }, 60_000);
});
