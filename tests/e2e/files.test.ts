import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { MailStage } from './support/mailbox.js';
import { holds, replyOf } from './support/parts.js';
import { staged } from './support/stage.js';

const desk = staged(new MailStage());
const { stage } = desk;

async function open(index: number) {
  const id = await stage.open(index);
  const before = (await desk.messages(id)).length;
  const { page, form } = await desk.compose(id);
  const files = form.getByRole('list', { name: 'Files to attach' });
  await replyOf(page).fill('With a file');
  await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
  return { id, before, page, form, files };
}

/** Sends the reply; the files as they were mailed. */
async function sent(form: Locator, id: number, before: number) {
  await form.getByRole('button', { name: 'Send', exact: true }).click();
  await desk.stored(id, before + 1);
  const [got] = await desk.mail.received(1);
  return got!.mail.attachments;
}

describe('files', () => {
  it('are dropped on the message', async () => {
    const { id, before, page, form, files } = await open(0);
    const folder = await mkdtemp(join(tmpdir(), 'ticketwire-drop-'));
    const path = join(folder, 'Møte notes.txt');
    await writeFile(path, 'dropped');
    const { x, y, width, height } = (await form.boundingBox())!;
    const protocol = await page.context().newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await protocol.send('Input.dispatchDragEvent', {
        type,
        x: x + width / 2,
        y: y + height / 2,
        data: { items: [], files: [path], dragOperationsMask: 1 },
      });
    }
    await files.getByText('Møte notes.txt').waitFor();
    await files.getByText('Uploaded', { exact: true }).waitFor();
    await rm(folder, { recursive: true });
    const [file] = await sent(form, id, before);
    expect(file).toMatchObject({ filename: 'Møte notes.txt' });
    expect(file!.content.toString()).toBe('dropped');
  });

  it('are pasted into the text, and pasted text is text', async () => {
    const { id, before, page, form, files } = await open(1);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 3;
      const picture = new Promise<Blob>((done) => canvas.toBlob((blob) => done(blob!)));
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    });
    await replyOf(page).press('Control+v');
    await files.getByText('image.png').waitFor();
    await files.getByText('Uploaded', { exact: true }).waitFor();
    await page.evaluate(() => navigator.clipboard.writeText(', and text'));
    await replyOf(page).press('End');
    await replyOf(page).press('Control+v');
    await holds(replyOf(page), 'With a file, and text');
    expect(await files.getByRole('listitem').count()).toBe(1);
    const [picture] = await sent(form, id, before);
    expect(picture).toMatchObject({ filename: 'image.png', contentType: 'image/png' });
    expect(picture!.content.subarray(1, 4).toString()).toBe('PNG');
  });

  it('have at most 4 MiB, which is said before and at the one byte more', async () => {
    const { id, before, form, files } = await open(2);
    await form.getByText(/^Up to 4\.2 MB each, and 500 files$/).waitFor();
    const most = Buffer.alloc(4 * 1024 * 1024, 'a');
    // From a disk: through the protocol of the test so many bytes take long.
    const folder = await mkdtemp(join(tmpdir(), 'ticketwire-files-'));
    const paths = ['exactly.bin', 'more.bin'].map((name) => join(folder, name));
    await writeFile(paths[0]!, most);
    await writeFile(paths[1]!, Buffer.concat([most, Buffer.from('b')]));
    await form.getByLabel('Attach files').setInputFiles(paths);
    await form.getByRole('alert').getByText('“more.bin” has').waitFor();
    await files.getByText('Uploaded', { exact: true }).waitFor();
    expect(await files.getByRole('listitem').count()).toBe(1);
    const attachments = await sent(form, id, before);
    await rm(folder, { recursive: true });
    expect(attachments.map(({ filename, size }) => [filename, size])).toEqual([
      ['exactly.bin', most.length],
    ]);
  });

  it('whose upload was cancelled stay, and go with the message', async () => {
    const { id, before, page, form, files } = await open(3);
    await page.route('**/api/v1/Attachment/*/Content', () => undefined);
    const buffer = Buffer.alloc(500_000, 'c');
    await form
      .getByLabel('Attach files')
      .setInputFiles([{ name: 'slow.bin', mimeType: '', buffer }]);
    await files.getByRole('progressbar', { name: 'slow.bin' }).waitFor();
    await files.getByRole('button', { name: 'Cancel the upload of slow.bin' }).click();
    await files.getByText('Uploaded when you send').waitFor();
    await page.unrouteAll();
    const attachments = await sent(form, id, before);
    expect(attachments.map(({ content }) => content.equals(buffer))).toEqual([true]);
  });

  it('whose upload failed say why, and are uploaded again by a button', async () => {
    const { id, before, page, form, files } = await open(4);
    await page.route('**/api/v1/Attachment**', (route) => route.abort());
    await form
      .getByLabel('Attach files')
      .setInputFiles([{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') }]);
    await files.getByText(/^Not uploaded: /).waitFor();
    await page.unrouteAll();
    await files.getByRole('button', { name: 'Upload a.txt again' }).click();
    await files.getByText('Uploaded', { exact: true }).waitFor();
    const [file] = await sent(form, id, before);
    expect(file!.content.toString()).toBe('a');
  });
});
