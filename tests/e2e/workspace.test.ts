import { describe, expect, it } from '@jest/globals';
import { hasFocus, holds, loginOf, menuOf, replyOf, subjectOf, tickets } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

describe('shortcuts', () => {
  it('are those of the help sheet', async () => {
    const page = await stage.page(`#/ticket/${await stage.open(0)}`);
    await subjectOf(page).waitFor();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.waitFor();
    const keys = await help.locator('dt').allTextContents();
    expect(keys.map((each) => each.trim())).toEqual(
      expect.arrayContaining(['Ctrl S', 'Ctrl Enter', '/', 'N', 'R', 'C', 'Esc', '?']),
    );
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await hasFocus(page.locator('#search'));
    await page.keyboard.press('Enter');
    await hasFocus(page.locator('.rows'));
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: 'Reply' }).waitFor();
    await hasFocus(replyOf(page));
  });

  it('work in the very moment in which a dialog closes', async () => {
    const page = await stage.page('#/');
    await tickets(page).first().waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    // The next key comes before the next frame, in which the focus leaves what is not shown.
    await page.evaluate(() => {
      document.querySelector<HTMLDialogElement>('#help')!.close();
      const key = new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(key);
    });
    await hasFocus(page.locator('#search'));
  });

  it('of one key can be switched off, also after a reload', async () => {
    const page = await stage.page('#/');
    await menuOf(page).click();
    await page.getByRole('switch', { name: 'Single-key shortcuts' }).uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await tickets(page).first().waitFor();
    await page.keyboard.press('n');
    await page.keyboard.press('?');
    expect(new URL(page.url()).hash).toMatch(/^#\/ticket\/\d+$/);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('searchbox').getAttribute('aria-keyshortcuts')).toBeNull();
    await menuOf(page).click();
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.waitFor();
    expect(await help.locator('dt').allTextContents()).not.toContain('N');
    await page.keyboard.press('Escape');
    await hasFocus(menuOf(page));
  });
});

it('Ctrl+S is the browser’s own while there is nothing to save', async () => {
  const page = await stage.page(`#/ticket/${await stage.open(1)}`);
  const subject = subjectOf(page);
  await subject.waitFor();
  await page.evaluate(() =>
    addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (key === 's') document.body.dataset['taken'] = String(defaultPrevented);
    }),
  );
  const taken = () => page.evaluate(() => document.body.dataset['taken']);
  await page.keyboard.press('Control+s');
  expect(await taken()).toBe('false');
  await subject.fill('Something to save');
  await page.keyboard.press('Control+s');
  expect(await taken()).toBe('true');
  await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
});

it('the skip link leads to the ticket', async () => {
  const page = await stage.page('#/');
  await tickets(page).first().waitFor();
  await page.keyboard.press('Tab');
  await hasFocus(page.locator('.skip'));
  await page.keyboard.press('Enter');
  await hasFocus(page.locator('#detail'));
  expect(new URL(page.url()).hash).toMatch(/^#\/ticket\/\d+$/);
});

describe('a page that cannot start', () => {
  it('says so in words, and starts once it can', async () => {
    const page = await stage.page('#/');
    await tickets(page).first().waitFor();
    await page.route('**/session', (route) => route.fulfill({ status: 502, body: '' }));
    await page.reload();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/could not start.*server/is);
    expect(await alert.textContent()).not.toMatch(/\d|_/);
    await page.unroute('**/session');
    await page.getByRole('button', { name: 'Retry' }).click();
    await tickets(page).first().waitFor();
  });
});

describe('errors of the list', () => {
  it('offer Retry only where it can help', async () => {
    const page = await stage.page('#/');
    await tickets(page).first().waitFor();
    const refuse = { Error: true, ErrorMessage: 'Not for you', ErrorType: 'SoAccessException' };
    await page.route(/\/api\/v1\/Ticket\?/, (route) =>
      route.fulfill({ status: 403, contentType: 'application/json', body: JSON.stringify(refuse) }),
    );
    await page.getByRole('button', { name: 'Refresh the list' }).click();
    const alert = page.locator('tw-list').getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/tickets could not be loaded/);
    expect(await alert.textContent()).not.toMatch(/403|_/);
    expect(await alert.getByRole('button').count()).toBe(0);
    await page.unrouteAll();
    await page.route(/\/api\/v1\/Ticket\?/, (route) => route.abort());
    await page.getByRole('button', { name: 'Refresh the list' }).click();
    await alert.getByRole('button', { name: 'Retry' }).waitFor();
    await page.unrouteAll();
    await alert.getByRole('button', { name: 'Retry' }).click();
    await alert.waitFor({ state: 'detached' });
    await hasFocus(page.locator('.rows'));
  });
});

describe('log-in', () => {
  it('remembers the name, not the password', async () => {
    const page = await stage.page('#/');
    await menuOf(page).click();
    await page.getByRole('button', { name: 'Log out' }).click();
    const dialog = loginOf(page);
    await dialog.waitFor();
    await dialog.getByLabel('User name').fill('kha0');
    await dialog.getByLabel('Password').fill('wrong');
    await dialog.getByRole('button', { name: 'Log in' }).click();
    await dialog.getByText('The user name or the password is wrong.').waitFor();
    await dialog.getByLabel('User name').fill('tje0');
    await dialog.getByLabel('Password').fill('Tje0');
    await dialog.getByRole('button', { name: 'Log in' }).click();
    await tickets(page).first().waitFor();
    await menuOf(page).click();
    await page.getByRole('button', { name: 'Log out' }).click();
    await holds(dialog.getByLabel('User name'), 'tje0');
    await holds(dialog.getByLabel('Password'), '');
    await hasFocus(page.locator('#password'));
  });
});
