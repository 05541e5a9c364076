import type { Locator, Page } from 'playwright-core';
import { rowsOf, smtpFlags, until } from '../../server/support/mailing.js';
import { MailServer } from '../../server/support/mail_server.js';
import { Stage, type PageOptions } from './stage.js';

/** What the database has of one message. */
export interface StoredMessage {
  readonly id: number;
  readonly body: {
    readonly MessageId?: string;
    readonly Type?: string;
    readonly Body?: string;
    readonly HtmlBody?: string;
    readonly Slevel?: string;
    readonly Badge?: string;
    readonly TimeSpent?: number;
    readonly MessageHeaders?: readonly { readonly Name: string; readonly Value: string }[];
    readonly AttachmentsInfo?: readonly { readonly AttachmentId: number }[];
  };
}

/** A stage whose server mails to a real SMTP server. */
export class MailStage {
  readonly stage = new Stage(async () => {
    this.mail = await MailServer.start();
    return smtpFlags(this.mail.url);
  });
  mail!: MailServer;

  begin(): Promise<void> {
    return this.stage.begin();
  }

  async close(): Promise<void> {
    await this.stage.close();
    await this.mail[Symbol.asyncDispose]();
  }

  async settle(): Promise<void> {
    await this.stage.settle();
    this.mail.mails.length = 0;
  }

  /** The messages of a ticket as they are stored, the oldest first. */
  async messages(ticketId: number): Promise<StoredMessage[]> {
    const sql = `SELECT id, body FROM message WHERE ticket_id = ${ticketId} ORDER BY id`;
    const rows = await rowsOf<{ id: number; body: string }>(this.stage.server.database, sql);
    return rows.map(({ id, body }) => ({ id, body: JSON.parse(body) as StoredMessage['body'] }));
  }

  /** Waits until a ticket has so many messages; the newest of them. */
  async stored(ticketId: number, count: number): Promise<StoredMessage> {
    await until(`${count} messages`, async () => (await this.messages(ticketId)).length >= count);
    const rows = await this.messages(ticketId);
    if (rows.length !== count) throw new Error(`${rows.length} messages instead of ${count}`);
    return rows.at(-1)!;
  }

  /** How many mails the server's outbox has had for a ticket. */
  async queued(ticketId: number): Promise<number> {
    const sql = `SELECT count(*) AS count FROM notification WHERE ticket_id = ${ticketId}`;
    return (await rowsOf<{ count: number }>(this.stage.server.database, sql))[0]!.count;
  }

  /** Opens a ticket; a mail is held back for so many seconds. */
  async compose(
    ticketId: number,
    hold = 0,
    options: PageOptions = {},
  ): Promise<{ page: Page; form: Locator }> {
    const page = await this.stage.page(`#/ticket/${ticketId}`, options);
    const form = page.getByRole('form', { name: 'New message' });
    await form.waitFor();
    await this.hold(page, hold);
    return { page, form };
  }

  async hold(page: Page, seconds: number): Promise<void> {
    await page.locator('tw-message-editor').evaluate((element, value) => {
      (element as unknown as { hold: number }).hold = value;
    }, seconds);
  }
}

/** The names of the chips in a field of addresses. */
export async function chips(form: Locator, label: 'To' | 'Cc' | 'Bcc'): Promise<string[]> {
  const group = form.getByRole('group', { name: label, exact: true });
  const labels = await group
    .getByRole('button', { name: /^Remove / })
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  return labels.map((each) => each.replace('Remove ', ''));
}
