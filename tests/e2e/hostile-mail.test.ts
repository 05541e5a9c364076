import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { Stage } from './support/stage.js';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
}, 60_000);

afterEach(async () => {
  await stage.settle();
});

afterAll(async () => {
  await stage.close();
});

/** Opens every message and waits until each has its text. */
async function openAll(page: Page, count: number): Promise<void> {
  const thread = page.getByRole('list', { name: 'Conversation' });
  await thread.waitFor();
  const older = page.getByRole('button', { name: /^Show \d+ older message/ });
  if (await older.isVisible()) await older.click();
  const closed = thread.locator('button.head[aria-expanded="false"]');
  while ((await closed.count()) > 0) await closed.first().click();
  expect(await thread.locator('button.head[aria-expanded="true"]').count()).toBe(count);
  await page.waitForFunction((wanted) => {
    const inside = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? inside(element.shadowRoot) : []),
      ]);
    const shown = inside(document).filter((element) => {
      if (element.localName === 'p') return element.classList.contains('plain');
      const frame = element as HTMLIFrameElement;
      return element.localName === 'iframe' && frame.contentDocument?.body?.hasChildNodes();
    });
    return shown.length >= wanted;
  }, count);
}

/** Everything in a document, its shadow trees included, that a mail may not leave there. */
async function traces(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const inside = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? inside(element.shadowRoot) : []),
      ]);
    const all = inside(document);
    const hostile = all.filter((element) => element.hasAttribute('data-hostile'));
    const handlers = all.filter((element) =>
      [...element.attributes].some(({ name, value }) => {
        return name.startsWith('on') || /^\s*javascript:/i.test(value);
      }),
    );
    return [...hostile, ...handlers].map((element) => element.outerHTML);
  });
}

describe('a hostile mail', () => {
  it.each(['your mailbox is full', 'Svindelfors'])(
    'never runs: %s',
    async (words) => {
      const [found] = await stage.tickets(`title contains '${words}'`);
      const id = found!.PrimaryKey;
      const messages = (await stage.ticket(id)).Messages!;
      const bodies = await Promise.all(
        messages.map(async ({ TicketMessageId }) =>
          JSON.stringify(await stage.server.json(`/api/v1/TicketMessage/${TicketMessageId}`)),
        ),
      );
      expect(bodies.join()).toMatch(/data-hostile|hostile/i);
      expect(bodies.join()).toMatch(/<script|onerror|javascript:/i);

      const page = await stage.page(`#/ticket/${id}`);
      await openAll(page, messages.length);
      await page.waitForLoadState('networkidle');
      for (const frame of page.frames()) expect(await traces(frame)).toEqual([]);
      expect(await page.title()).toBe(`#${id} · Ticketwire`);
      expect(page.url()).toBe(`${stage.proxy.url}#/ticket/${id}`);
      expect(page.context().pages()).toHaveLength(1);
    },
    60_000,
  );
});
