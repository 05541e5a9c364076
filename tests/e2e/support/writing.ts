import type { Locator, Page } from 'playwright-core';
import type { MailStage } from './mailbox.js';
import { hasFocus, replyOf } from './parts.js';

/** A ticket with the cursor in its reply, once the editor of formatted texts is there. */
export async function writing(desk: MailStage, index: number) {
  const id = await desk.stage.open(index);
  const before = (await desk.messages(id)).length;
  const { page, form } = await desk.compose(id);
  const field = await focused(page);
  return { id, before, page, form, field };
}

/** Puts the cursor into the reply, and waits for the editor of formatted texts. */
export async function focused(page: Page): Promise<Locator> {
  await replyOf(page).click();
  await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
  await hasFocus(replyOf(page));
  return replyOf(page);
}

/** What the editor holds, as HTML without what every paragraph has. */
export const htmlIn = (field: Locator): Promise<string> =>
  field.evaluate((element) =>
    element.innerHTML
      .replaceAll(' dir="auto"', '')
      .replaceAll(/ title="[^"]*" rel="[^"]*"/g, '')
      .replaceAll(/<img class="ProseMirror-separator"[^>]*>/g, '')
      .replaceAll(/<br class="ProseMirror-trailingBreak">/g, ''),
  );

/** Pastes what another program has put on the clipboard: the clipboard's API would clean it. */
export async function paste(field: Locator, html: string, plain = ''): Promise<void> {
  await field.evaluate(
    (element, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', given.html);
      if (given.plain !== '') clipboardData.setData('text/plain', given.plain);
      const init = { clipboardData, bubbles: true, cancelable: true, composed: true };
      element.dispatchEvent(new ClipboardEvent('paste', init));
    },
    { html, plain },
  );
}

/** Sends the reply; what the server then has. */
export async function sent(desk: MailStage, form: Locator, id: number, before: number) {
  await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
  await form.getByRole('button', { name: 'Send', exact: true }).click();
  return (await desk.stored(id, before + 1)).body;
}
