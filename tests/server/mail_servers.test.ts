import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '../js/support/figure.js';
import { inFolder, MailServer, type Delivered } from './support/mail_server.js';
import {
  addressOf,
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
} from './support/mailing.js';
import { Postgres, postgresMissing } from './support/postgres.js';
import { start, type Server } from './support/server.js';

const senders = ['one@ticketwire.example', 'two@ticketwire.example'] as const;
const tickets = 10;
const writers = 6;
const savesOfWriter = 6;

/** Members of category 2, Anna and Bo, are told of its new tickets. */
const told = {
  records: {
    TicketCategoryEntity: [
      {
        TicketCategoryId: 2,
        ParentId: 1,
        Name: 'Weighted',
        Fullname: 'Support/Weighted',
        DelegateMethod: 'Weighted',
        Flags: 'NotifyMembers',
      },
    ],
  },
};

(postgresMissing === '' ? describe : describe.skip)('two servers on one database', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await Postgres.start();
  }, 60_000);
  afterAll(async () => {
    await postgres[Symbol.asyncDispose]();
  });

  async function withServers(
    mail: MailServer,
    work: (servers: readonly [Server, Server], database: string) => Promise<void>,
  ): Promise<void> {
    await inFolder(async (folder) => {
      const database = await postgres.createDatabase();
      const flags = (from: string): string[] => [
        ...smtpFlags(mail.url, from),
        ...['--smtp-timeout', '3'],
      ];
      await using one = await start({
        database,
        flags: [...(await importFlags(folder, told)), ...flags(senders[0])],
      });
      await using two = await start({ database, flags: flags(senders[1]) });
      await work([one, two], database);
    });
  }

  const from = (sender: string) => (mail: Delivered) => mail.sender === sender;

  it('send one mail for each recipient and save', async () => {
    await using mail = await MailServer.start({ onMail: () => pause(30) });
    await withServers(mail, async (servers, database) => {
      const saves = Array.from({ length: writers }, async (_, writer) => {
        for (let i = 0; i < savesOfWriter; ++i) {
          const id = (writer + i) % 2 === 0 ? ofAnna : ofBo;
          await save(servers[(writer + (i >> 1)) % 2]!, id, { Title: `${writer} ${i}` });
        }
      });
      const created = Array.from({ length: tickets }, async (_, i) => {
        const Category = { TicketCategoryId: 2 };
        const OwnedBy = { AssociateId: 11 };
        const body = { Title: `New ${i}`, Category, OwnedBy };
        await send(servers[i % 2]!, 'POST', 'Ticket?notify=true', body);
      });
      await Promise.all([...saves, ...created]);
      const rows = await settled(database);
      await pause(1_500);
      const expected = writers * savesOfWriter + 2 * tickets;
      expect(rows.map(({ state }) => state)).toEqual(Array(expected).fill(outboxState.sent));
      expect(mail.mails).toHaveLength(expected);
      expect(new Set(mail.mails.map((each) => each.mail.messageId)).size).toBe(expected);
      for (let i = 0; i < tickets; ++i) {
        const whom = mail.mails.filter((each) => each.mail.subject!.endsWith(`: New ${i}`));
        expect(whom.map(addressOf).sort()).toEqual([
          'anna@ticketwire.example',
          'bo@ticketwire.example',
        ]);
      }
      const shares = senders.map((sender) => mail.mails.filter(from(sender)).length);
      expect(Math.min(...shares)).toBeGreaterThan(0);
      figure(
        `${expected} mails for as many recipients; the two servers sent ${shares.join(' + ')}`,
      );
    });
  }, 90_000);

  it('lose none when one is killed, and repeat at most the one under way, under its id', async () => {
    const seen: Delivered[] = [];
    let victim: Server | undefined;
    await using mail = await MailServer.start({
      onMail: async (each) => {
        seen.push(each);
        await pause(20);
        if (each.sender === senders[0] && seen.filter(from(senders[0])).length === 4) {
          await victim!.kill();
        }
      },
    });
    await withServers(mail, async (servers, database) => {
      victim = servers[0];
      const expected = 24;
      const saves = await Promise.allSettled(
        Array.from({ length: expected }, (_, i) =>
          save(servers[i % 2]!, i % 4 < 2 ? ofAnna : ofBo, { Title: `Save ${i}` }),
        ),
      );
      const acknowledged = saves.filter(({ status }) => status === 'fulfilled').length;
      const rows = await settled(database);
      await pause(1_500);
      expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
      expect(rows.every(({ state }) => state === outboxState.sent)).toBe(true);
      const ids = seen.map((each) => each.mail.messageId);
      expect(new Set(ids).size).toBe(rows.length);
      expect(ids).toHaveLength(rows.length + 1);
      const repeated = ids.filter((id, i) => ids.indexOf(id) !== i);
      const under = seen.filter(from(senders[0])).at(-1)!;
      expect(repeated).toEqual([under.mail.messageId]);
    });
  }, 90_000);

  it('do not undo what the other has sent after a pause longer than the lease', async () => {
    const seen: Delivered[] = [];
    let frozen: Server | undefined;
    await using mail = await MailServer.start({
      onMail: async (each) => {
        if (seen.push(each) > 1) return;
        frozen!.signal('SIGSTOP');
        // Never answered: the frozen server finds its time over when it wakes.
        await new Promise(() => undefined);
      },
    });
    await withServers(mail, async ([one, two], database) => {
      // Only the first looks for mail until it has some.
      two.signal('SIGSTOP');
      frozen = one;
      await save(one, ofBo, { Title: 'Twice' });
      await until('the first has the mail', () => seen.length === 1);
      two.signal('SIGCONT');
      const sent = [{ state: outboxState.sent, attempts: 1, problem: '' }];
      expect(await settled(database)).toEqual(sent);
      one.signal('SIGCONT');
      await pause(3_000);
      expect(await outbox(database)).toEqual(sent);
      expect(seen.map((each) => each.sender)).toEqual(senders);
      expect(seen[1]!.mail.messageId).toBe(seen[0]!.mail.messageId);
      mail.breakOff();
    });
  }, 90_000);
});
