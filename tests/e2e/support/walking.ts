import type { Locator, Page } from 'playwright-core';
import { pause } from '../../server/support/mailing.js';
import { valueOf } from './parts.js';
import type { Stage } from './stage.js';
import type { Focus, Press, Step, Walk } from './walks.js';

/** How often keys are pressed again at most until the focus is where it is to be. */
const mostPresses = 30;
const usual = 30_000;

type Role = Parameters<Page['getByRole']>[0];

/**
 * Plays a walk on the real page; fails at the first step after which something is not as it says for
 * so many milliseconds. What is opened has its time.
 */
export async function play(
  stage: Stage,
  { name, steps }: Walk,
  { patience = usual } = {},
): Promise<void> {
  const page = await stage.page(steps[0]?.open);
  for (const step of steps) {
    try {
      await take(page, step, step.open === undefined ? patience : usual);
    } catch (cause) {
      const words = cause instanceof Error ? cause.message : String(cause);
      const now = await focusedIn(page);
      throw new Error(`${name}, step ${step.number}: ${words}\nThe focus is on ${now}`, { cause });
    }
  }
}

async function take(page: Page, { presses, focus, seen }: Step, patience: number): Promise<void> {
  for (const each of presses) await pressed(page, each, focus);
  await see(page, seen, patience);
  await focused(page, focus, patience);
}

async function pressed(page: Page, press: Press, focus: Focus | undefined): Promise<void> {
  if ('text' in press) return page.keyboard.type(press.text);
  await page.keyboard.press(press.keys);
  if (!press.repeated) return;
  for (let count = 1; !(await is(page, focus)); ++count) {
    if (count === mostPresses) throw new Error(`${press.keys} does not lead there`);
    await page.keyboard.press(press.keys);
  }
}

/** Waits until something has the focus, and can be seen to have it. */
async function focused(page: Page, focus: Focus | undefined, patience: number): Promise<void> {
  await until(`the focus on ${told(focus)}`, patience, () => is(page, focus));
  if (!focus) return;
  await until('the focus on the screen', patience, () =>
    focusOf(page).evaluate((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const wide = right > left && right > 0 && left < innerWidth;
      return wide && bottom > top && bottom > 0 && top < innerHeight;
    }),
  );
}

async function is(page: Page, focus: Focus | undefined): Promise<boolean> {
  if (!focus) return page.evaluate(() => document.activeElement === document.body);
  const now = focusOf(page);
  const { role, name, at, value } = focus;
  if ((await partOf(page, role, name).and(now).count()) !== 1) return false;
  if (at !== undefined && !fitting(at).test(await marked(now))) return false;
  return value === undefined || fitting(value).test(await shownValue(now));
}

async function see(page: Page, seen: Step['seen'], patience: number): Promise<void> {
  for (const { words, role, gone } of seen) {
    const found = role === undefined ? page.getByText(pattern(words)) : partOf(page, role, words);
    const shown = found.filter({ visible: true }).first();
    await shown.waitFor({ state: gone ? 'hidden' : 'visible', timeout: patience });
  }
}

/** A part of the page by its role and name. What opens details has no role in ARIA. */
function partOf(page: Page, role: string, name: string): Locator {
  return role === 'summary'
    ? page.locator(role).filter({ hasText: fitting(name) })
    : page.getByRole(role as Role, { name: fitting(name) });
}

/** Of elements within one another the innermost. */
const focusOf = (page: Page): Locator => page.locator(':focus').last();

/** The choice that is marked in what has the focus. */
const marked = (part: Locator): Promise<string> =>
  part.evaluate((element) => {
    const id = element.getAttribute('aria-activedescendant') ?? '';
    const found = (element.getRootNode() as Document | ShadowRoot).getElementById(id);
    return found?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  });

async function shownValue(part: Locator): Promise<string> {
  const chosen = await part.evaluate((element) =>
    element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.text ?? '') : undefined,
  );
  return (chosen ?? (await valueOf(part))).trim();
}

/** Words within others, in which `…` stands for any. */
function pattern(words: string): RegExp {
  const parts = words.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*'), 's');
}

/** All of a text. */
const fitting = (words: string): RegExp => new RegExp(`^\\s*${pattern(words).source}\\s*$`, 's');

const told = (focus: Focus | undefined): string =>
  focus ? `${focus.role} “${focus.name}”` : 'nothing';

async function focusedIn(page: Page): Promise<string> {
  const now = focusOf(page);
  if ((await now.count()) === 0) return 'nothing';
  return (await now.ariaSnapshot()).split('\n')[0]!;
}

async function until(what: string, patience: number, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not ${what}`);
    await pause(20);
  }
}
