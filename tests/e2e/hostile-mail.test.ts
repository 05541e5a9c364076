import { describe, expect, it, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { hostileMails, Watch, type Harm } from './support/mail-harm.js';
import { layers, openLab, type Layer } from './support/mail-lab.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

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
      if (element.localName === 'div') return element.classList.contains('plain');
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
  it.each(['your mailbox is full', 'Svindelfors'])('never runs: %s', async (words) => {
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
  });
});

/** What a mail does when these layers are gone: what none that is left stops. */
function expected(row: number, without: readonly Layer[]): Harm[] {
  const attempts = Object.entries(hostileMails[row]!.attempts ?? {});
  return attempts
    .filter(([, stoppedBy]) => stoppedBy.every((layer) => without.includes(layer)))
    .map(([harm]) => harm as Harm)
    .sort();
}

/** Mails that can tell whether these layers are there. */
function concerned(without: readonly Layer[]): number[] {
  return [...hostileMails.keys()].filter((row) => {
    const stops = Object.values(hostileMails[row]!.attempts ?? {});
    return stops.some((stoppedBy) => stoppedBy.some((layer) => without.includes(layer)));
  });
}

describe('hostile mails', () => {
  test('are many, and each has its own name', () => {
    expect(hostileMails.length).toBeGreaterThanOrEqual(120);
    expect(new Set(hostileMails.map(({ name }) => name)).size).toBe(hostileMails.length);
  });

  test('do nothing, and show their text', async () => {
    const page = await openLab(stage);
    const watch = await Watch.on(page);
    const shown = await watch.show([...hostileMails.keys()]);
    for (const [row, { name, shows = [] }] of hostileMails.entries()) {
      const missing = shows.filter((text) => !shown.get(row)!.includes(text));
      expect({ name, missing }).toEqual({ name, missing: [] });
    }
    // A link that opens another page asks the other host, of course.
    expect(stage.offences.splice(0).filter((each) => !each.startsWith('request to'))).toEqual([]);
    const seen = hostileMails.map(({ name }, row) => [name, [...watch.seen(row)]]);
    expect(seen.filter(([, harms]) => harms!.length > 0)).toEqual([]);
  }, 300_000);

  const removed: readonly (readonly Layer[])[] = [
    ...layers.map((layer) => [layer]),
    ['sanitizer', 'sandbox'],
    ['sanitizer', 'policy'],
    ['styles', 'policy'],
    layers,
  ];
  it.each(removed.map((gone) => ({ gone })))(
    'without $gone do what the layers that are left do not stop',
    async ({ gone }) => {
      const page = await openLab(stage, gone);
      const watch = await Watch.on(page);
      const rows = concerned(gone);
      await watch.show(rows, { moment: 20 });
      const late = rows.filter((row) =>
        expected(row, gone).some((harm) => !watch.seen(row).has(harm)),
      );
      await watch.show(late, { moment: 500, together: 1 });
      const seen = rows.map((row) => [hostileMails[row]!.name, [...watch.seen(row)].sort()]);
      expect(seen).toEqual(rows.map((row) => [hostileMails[row]!.name, expected(row, gone)]));
      stage.offences.length = 0;
    },
    300_000,
  );

  it.each(layers)('need the layer %s: with it gone, some are no longer stopped', (layer) => {
    const rows = [...hostileMails.keys()];
    const others = layers.filter((each) => each !== layer);
    const needs = others
      .flatMap((other) => [[], [other]])
      .some((gone) =>
        rows.some((row) => expected(row, [...gone, layer]).length > expected(row, gone).length),
      );
    expect(needs).toBe(true);
  });
});
