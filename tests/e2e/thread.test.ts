import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { send } from '../server/support/mailing.js';
import { threadOf } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

/** A red pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

async function attach(entity: object, content: Buffer): Promise<number> {
  const { AttachmentId } = await send<{ AttachmentId: number }>(
    stage.server,
    'POST',
    'Attachment',
    entity,
  );
  const answer = await stage.server.fetch(`/api/v1/Attachment/${AttachmentId}/Content`, {
    method: 'POST',
    body: new Uint8Array(content),
  });
  expect(answer.status).toBe(204);
  return AttachmentId;
}

describe('the conversation', () => {
  it('lets files be downloaded by click, byte for byte, and shows pictures', async () => {
    const id = await stage.open(0);
    const bytes = Buffer.from('%PDF-1.4 \u0000ÿ not really');
    await stage.post(id, { Type: 'Plain', Body: 'With files' }, [
      await attach({ Name: 'Ærlig tale.pdf', ContentType: 'application/pdf' }, bytes),
      await attach({ Name: 'red.png', ContentType: 'image/png' }, png),
      await attach({ Name: 'fake.png', ContentType: 'image/png' }, Buffer.from('<svg onload=1>')),
      await attach({ Name: 'tool.exe' }, Buffer.from('MZ')),
    ]);
    const page = await stage.page(`#/ticket/${id}`);
    const downloading = page.waitForEvent('download');
    await threadOf(page)
      .getByRole('button', { name: /^Download Ærlig tale.pdf/ })
      .click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('Ærlig tale.pdf');
    expect((await readFile(await download.path())).equals(bytes)).toBe(true);
    expect(page.url()).toMatch(new RegExp(`#/ticket/${id}$`));
    const picture = threadOf(page)
      .getByRole('button', { name: /^Download red.png/ })
      .locator('img');
    await picture.waitFor();
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await threadOf(page).getByText('Files of this kind can do harm').waitFor();
  });

  it('shows the pictures within a mail', async () => {
    const id = await stage.open(1);
    const inline = { Name: 'r.png', ContentType: 'image/png', InlineImage: true, ContentId: 'r@x' };
    await stage.post(id, { Type: 'Html', HtmlBody: '<p>Look:</p><img src="cid:r@x" alt="r">' }, [
      await attach(inline, png),
    ]);
    const page = await stage.page(`#/ticket/${id}`);
    const image = threadOf(page).locator('iframe').last().contentFrame().locator('img');
    await image.waitFor();
    expect(await image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(1);
    expect(
      await threadOf(page)
        .getByRole('button', { name: /r\.png/ })
        .count(),
    ).toBe(0);
  });

  it('reads what is open at first in one request', async () => {
    const id = await stage.open(4);
    for (const Body of ['The first', 'The second']) await stage.post(id, { Type: 'Plain', Body });
    const page = await stage.page();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (/TicketMessage(Entit|\/\d)/.test(request.url())) asked.push(request.url());
    });
    await page.goto(`${stage.proxy.url}#/ticket/${id}`);
    await threadOf(page).getByText('The first').waitFor();
    await threadOf(page).getByText('The second').waitFor();
    expect(asked).toHaveLength(1);
  });

  it('marks what has come since the reader last looked, and nothing else', async () => {
    const id = await stage.open(2);
    const page = await stage.page(`#/ticket/${id}`);
    await threadOf(page).getByRole('listitem').first().waitFor();
    expect(await threadOf(page).getByText('New', { exact: true }).count()).toBe(0);
    await page.waitForTimeout(800);
    await page.goto('about:blank');
    await stage.post(id, { Type: 'Plain', Body: 'Come meanwhile', Author: 'Karim' });
    await page.goto(`${stage.proxy.url}#/ticket/${id}`);
    await threadOf(page).getByText('Come meanwhile').waitFor();
    await threadOf(page).getByText('New', { exact: true }).waitFor();
    expect(await threadOf(page).getByText('New', { exact: true }).count()).toBe(1);
    await page.waitForTimeout(800);
    await page.reload();
    await threadOf(page).getByText('Come meanwhile').waitFor();
    await page.waitForTimeout(300);
    expect(await threadOf(page).getByText('New', { exact: true }).count()).toBe(0);
  });
});

describe('what is closed in the conversation', () => {
  it('says in a line who wrote what, in one request for all of it', async () => {
    const id = await stage.open(2);
    for (let at = 0; at < 5; ++at) {
      await stage.post(id, { Type: 'Plain', Body: `> quoted\n\nLine ${at}\nand more` });
    }
    const reads: string[] = [];
    const page = await stage.page('about:blank');
    page.on('request', (each) => {
      if (/Message/.test(new URL(each.url()).pathname)) reads.push(each.url());
    });
    await page.goto(`${stage.proxy.url}#/ticket/${id}`);
    const heads = threadOf(page).getByRole('button', { expanded: false });
    await heads.filter({ hasText: 'Line 2 and more' }).waitFor();
    expect(await heads.filter({ hasText: 'quoted' }).count()).toBe(0);
    expect(reads).toHaveLength(1);
    // It is there already.
    await heads.filter({ hasText: 'Line 2 and more' }).click();
    await threadOf(page).locator('tw-mail').getByText('Line 2').waitFor();
    expect(reads).toHaveLength(1);
  });

  it('stands under the day on which it was written', async () => {
    const id = await stage.open(3);
    await stage.post(id, { Type: 'Plain', Body: 'One' });
    await stage.post(id, { Type: 'Plain', Body: 'Two' });
    const page = await stage.page(`#/ticket/${id}`);
    const today = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' });
    const day = threadOf(page).getByText(today.format(new Date()), { exact: true });
    await day.first().waitFor();
    expect(await day.count()).toBe(1);
  });
});
