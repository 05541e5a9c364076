import { describe, expect, it } from '@jest/globals';
import { until } from '../server/support/mailing.js';
import { MailStage } from './support/mailbox.js';
import { allSent, hasFocus, holds, replyOf, saved, standingOf, valueOf } from './support/parts.js';
import { staged } from './support/stage.js';
import { focused, sent, writing } from './support/writing.js';

const desk = staged(new MailStage());

describe('Send and close', () => {
  const statusOf = async (id: number) => (await desk.stage.ticket(id)).BaseStatus;

  it('closes the ticket once the message is sent, and says so', async () => {
    const { id, before, page, form } = await writing(desk, 8);
    await page.keyboard.type('Solved.');
    await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
    await form.getByRole('button', { name: 'More ways to send' }).press('Enter');
    const menu = page.getByRole('menu', { name: 'More ways to send' });
    await hasFocus(menu.getByRole('menuitem', { name: 'Send and close' }));
    await page.keyboard.press('ArrowUp');
    await hasFocus(menu.getByRole('menuitem').last());
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await desk.stored(id, before + 1);
    await desk.mail.received(1);
    await until('the ticket is closed', async () => (await statusOf(id)) === 'Closed');
    await saved(page);
    await allSent(page);
  });

  it('leaves the ticket open where the mail is refused, and closes it after all', async () => {
    const { id, before, page, form } = await writing(desk, 9);
    await page.keyboard.type('Solved as well.');
    await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
    await page.route('**/SendTicketMessage', (route) =>
      route.fulfill({ status: 400, json: { Message: 'not today', ErrorType: 'x' } }),
    );
    await form.getByRole('button', { name: 'More ways to send' }).click();
    await page.getByRole('menuitem', { name: 'Send and close' }).click();
    await form
      .page()
      .getByText(/^Saved in the ticket, but not mailed/)
      .first()
      .waitFor();
    await desk.stored(id, before + 1);
    expect(await statusOf(id)).toBe('Active');
    await page.unrouteAll();
    await standingOf(page).getByRole('button', { name: 'Retry' }).click();
    await until('the ticket is closed', async () => (await statusOf(id)) === 'Closed');
    await desk.mail.received(1);
  });

  it('waits for the customer, or until a day, by other choices', async () => {
    const { id, page, form } = await writing(desk, 10);
    await page.keyboard.type('What is the serial number?');
    await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
    await form.getByRole('button', { name: 'More ways to send' }).click();
    await page.getByRole('menuitem', { name: 'Send and set to “Waiting for customer”' }).click();
    await until('it waits', async () => {
      const { Status } = await desk.stage.ticket(id);
      return Status?.Name === 'Waiting for customer';
    });
    await desk.mail.received(1);
    await focused(page);
    await page.keyboard.type('And one more.');
    await form.getByRole('button', { name: 'More ways to send' }).click();
    await page.getByRole('menuitem', { name: 'Send and postpone: Monday 8:00' }).click();
    await until('it is postponed', async () => (await statusOf(id)) === 'Postponed');
    expect(new Date((await desk.stage.ticket(id)).Activate!).getTime()).toBeGreaterThan(Date.now());
    await desk.mail.received(2);
  });
});

describe('canned replies', () => {
  it('are written in a dialog, found by a slash and filled; a signature stands below', async () => {
    const { id, before, page, form, field } = await writing(desk, 13);
    await page.keyboard.type('/');
    await page.getByRole('listbox', { name: 'Canned replies' }).waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Canned replies' });
    const language = (await desk.stage.ticket(id)).Language ?? '';
    const other = language === 'de' ? 'sv' : 'de';
    for (const [name, code, words] of [
      ['Any thanks', '', 'Thank you.'],
      ['Foreign thanks', other, 'Danke.'],
      ['Own thanks', language === 'fr' ? '' : language, 'Hello {name},\n{ticket} is done.\n{me}'],
    ] as const) {
      await dialog.getByLabel('Name', { exact: true }).fill(name);
      await dialog.getByLabel('Language').selectOption(code);
      await dialog.getByLabel('Text', { exact: true }).fill(words);
      await dialog.getByRole('button', { name: 'Keep this reply' }).click();
      await dialog.getByText(`“${name}” is kept in this browser.`).waitFor();
    }
    await dialog.getByLabel('Signature below replies').fill('Best regards\n{me}');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await hasFocus(field);
    await holds(field, '');
    await page.keyboard.type('/thanks');
    const list = page.getByRole('listbox', { name: 'Canned replies' });
    await list.getByRole('option', { name: /^Own thanks/ }).waitFor();
    const names = await list.locator('.name').allTextContents();
    expect(names).toEqual(
      language === 'fr'
        ? ['Any thanks', 'Own thanks', 'Foreign thanks']
        : ['Own thanks', 'Any thanks', 'Foreign thanks'],
    );
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await page.keyboard.type(' now');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('/own');
    await list.getByRole('option', { name: /^Own thanks/ }).waitFor();
    await page.keyboard.press('Enter');
    await list.waitFor({ state: 'detached' });
    const { Person } = await desk.stage.ticket(id);
    const text = await valueOf(field);
    expect(text).toContain(`Hello ${Person!.FullName!},\n#${id} is done.\nTone Jensen`);
    const body = await sent(desk, form, id, before);
    expect(body).toMatchObject({ Type: 'Plain', Body: text });
    await desk.mail.received(1);
    await focused(page);
    await page.keyboard.type('Short.');
    await holds(field, 'Short.\n\nBest regards\nTone Jensen');
    await form.getByRole('button', { name: 'Internal comment' }).click();
    await holds(form.getByRole('textbox', { name: 'Internal comment' }), 'Short.');
  });
});

describe('the stopwatch', () => {
  it('counts minutes into the time spent, pauses, and is kept with the draft', async () => {
    const id = await desk.stage.open(11);
    const before = (await desk.messages(id)).length;
    const { page, form } = await desk.compose(id, 0, { clock: true });
    await focused(page);
    await page.keyboard.type('Counted.');
    await form.getByRole('button', { name: 'Start counting the time' }).click();
    await page.clock.fastForward('02:10');
    await holds(form.getByLabel('Time spent, in minutes'), '2');
    await form.getByRole('button', { name: 'Pause counting' }).click();
    await form
      .getByRole('timer')
      .getByText(/^2:1\d$/)
      .waitFor();
    await page.clock.fastForward('05:00');
    await page.waitForTimeout(500);
    await page.reload();
    await holds(form.getByLabel('Time spent, in minutes'), '2');
    await form
      .getByRole('timer')
      .getByText(/^2:1\d$/)
      .waitFor();
    await form.getByRole('button', { name: 'Start counting the time' }).click();
    await page.clock.fastForward('00:30');
    await desk.hold(page, 0);
    const body = await sent(desk, form, id, before);
    expect(body.TimeSpent).toBe(3);
    await desk.mail.received(1);
  });
});

describe('an editor of the host', () => {
  it('takes the place of the built-in one, and the draft goes from one to the other', async () => {
    const { id, before, page, form, field } = await writing(desk, 12);
    await page.keyboard.type('Typed ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('here');
    await page.locator('tw-message-editor').evaluate((element) => {
      (element as unknown as { editorAdapter: unknown }).editorAdapter = {
        mount(
          host: HTMLElement,
          initial: { text: string; html?: string },
          changed: (c: unknown) => void,
        ) {
          const area = document.createElement('div');
          area.contentEditable = 'true';
          area.setAttribute('role', 'textbox');
          area.setAttribute('aria-label', 'Own');
          area.innerHTML = initial.html ?? initial.text;
          area.addEventListener('input', () =>
            changed({ text: area.textContent ?? '', html: area.innerHTML }),
          );
          host.append(area);
          return {
            focus: () => area.focus(),
            set: (content: { text: string; html?: string }) => {
              area.innerHTML = content.html ?? content.text;
            },
            destroy: () => area.remove(),
          };
        },
      };
    });
    const own = page.getByRole('textbox', { name: 'Own' });
    await own.waitFor();
    expect(await field.count()).toBe(0);
    expect(await own.evaluate((element) => element.innerHTML)).toBe(
      '<div>Typed <strong>here</strong></div>',
    );
    await own.fill('Written elsewhere');
    await page.locator('tw-message-editor').evaluate((element) => {
      (element as unknown as { editorAdapter: unknown }).editorAdapter = undefined;
    });
    await replyOf(page).waitFor();
    await holds(replyOf(page), 'Written elsewhere');
    const body = await sent(desk, form, id, before);
    expect(body.Body).toBe('Written elsewhere');
    await desk.mail.received(1);
  });
});
