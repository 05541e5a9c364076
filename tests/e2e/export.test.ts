import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { axeFaults } from './support/axe.js';
import { tickets } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

const button = (page: Page): Locator =>
  page.locator('tw-list').getByRole('button', { name: 'Download the list as a file (CSV)' });

/** The file that a press of the button gives, and its name. */
async function exported(page: Page): Promise<{ name: string; lines: string[] }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page).press('Enter')]);
  const text = await readFile(await file.path(), 'utf8');
  return { name: file.suggestedFilename(), lines: text.split('\r\n') };
}

const listed = async (page: Page): Promise<number> => {
  await tickets(page).first().waitFor();
  return tickets(page).count();
};

describe('the list as a file', () => {
  it('has the tickets of the view and the filter in their order, also those not yet shown', async () => {
    const page = await stage.page('#/?view=open&order=change&columns=tags');
    await listed(page);
    const { name, lines } = await exported(page);
    expect(name).toMatch(/^tickets-\d{4}-\d\d-\d\d\.csv$/);
    expect(lines[0]).toBe(
      '\u{feff}Number,Subject,Company,Deadline,Contact person,Status,Priority,Owner,Category,' +
        'Created at,Last changed,Tags',
    );
    const all = await stage.tickets("status eq 'Active'", 1000);
    expect(lines.slice(1, -1)).toHaveLength(all.length);
    expect(all.length).toBeGreaterThan(await listed(page));
    const first = await tickets(page).first().getAttribute('data-id');
    expect(lines[1]).toMatch(new RegExp(`^${first!},`));
    await page.getByText(`${all.length} tickets are in the file ${name}.`).waitFor();
  });

  it('has a button in which axe finds nothing wrong, and says what it did', async () => {
    const page = await stage.page('#/?view=open&filter=priority-is-3', { width: 320 });
    await listed(page);
    await exported(page);
    await page.getByText(/tickets are in the file/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrolled).toBeLessThanOrEqual(320);
  });

  it('calculates nothing of what a stranger has written', async () => {
    const id = await stage.open(0);
    await stage.patch(id, { Title: '=HYPERLINK("http://evil.example","a"),\r\nx' });
    const page = await stage.page('#/?view=open&filter=title-has-HYPERLINK');
    await page.getByText('Subject contains “HYPERLINK”').waitFor();
    await listed(page);
    const { lines } = await exported(page);
    expect(lines[1]).toMatch(
      new RegExp(`^${id},"'=HYPERLINK\\(""http://evil\\.example"",""a""\\),`),
    );
  });

  it('is cancelled while it is read, and says what has failed', async () => {
    const page = await stage.page('#/?view=open');
    await listed(page);
    await page.route(/createdAt/, () => undefined);
    await button(page).press('Enter');
    await page.getByText('0 tickets read so far.').waitFor();
    await page.getByRole('button', { name: 'Cancel the export' }).press('Enter');
    await page.getByText('The export has been cancelled.').waitFor();
    await page.unroute(/createdAt/);
    await page.route(/createdAt/, (route) => route.fulfill({ status: 500, body: '' }));
    await button(page).press('Enter');
    await page.getByText(/^The list could not be exported\. ./).waitFor();
    await page.unroute(/createdAt/);
    expect((await exported(page)).lines.length).toBeGreaterThan(10);
  });
});
