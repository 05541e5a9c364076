import { describe, expect, it } from '@jest/globals';
import { hasFocus, tickets } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

describe('a link to a message', () => {
  it('opens its ticket with the message open, in view and focused, however old it is', async () => {
    const id = await stage.open(3);
    for (let at = 1; at <= 9; ++at) {
      await stage.post(id, {
        Body: `Message ${at}: ${'long '.repeat(400)}`,
        Author: `Writer ${at}`,
      });
    }
    const { Messages } = await stage.ticket(id);
    const wanted = Messages!.find(({ Author }) => Author === 'Writer 1')!;
    const page = await stage.page(`#/ticket/${id}/message/${wanted.TicketMessageId}?view=open`);
    const head = page.getByRole('button', { name: /Writer 1\b/, expanded: true });
    await hasFocus(head);
    await page.getByText('Message 1: long').first().waitFor();
    await page.waitForTimeout(500);
    const [box, scroller] = [
      await head.boundingBox(),
      await page.locator('tw-thread').boundingBox(),
    ];
    expect(box!.y).toBeGreaterThanOrEqual(Math.max(0, scroller!.y));
    expect(box!.y).toBeLessThan(700);
    // The same address is copied at the message, without what the list shows.
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const message = page.getByRole('listitem').filter({ has: head });
    await message.getByRole('button', { name: 'Copy a link to this message' }).click();
    await message.getByText('Copied', { exact: true }).waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    const address = new URL(page.url());
    address.hash = `#/ticket/${id}/message/${wanted.TicketMessageId}`;
    expect(copied).toBe(address.href);
    // Another ticket leaves it, and the way back leads there again.
    await tickets(page).first().click();
    await page.waitForURL((url) => !url.hash.includes('message'));
    await page.goBack();
    await hasFocus(head);
  });

  it('says so where the message is not there', async () => {
    const page = await stage.page(`#/ticket/${await stage.open(0)}/message/2147483647`);
    await page.getByText('This message is not in the ticket any more.').waitFor();
  });
});
