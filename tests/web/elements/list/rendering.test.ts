import { expect, test } from '@jest/globals';
import { TicketList } from '../../../../web/elements/list/list.js';

/** A list without a document, that counts how often it would be rendered. */
class Counted extends TicketList {
  renders = 0;

  protected override createRenderRoot(): HTMLElement {
    const getRootNode = () => ({ activeElement: null });
    return { querySelector: () => null, getRootNode } as unknown as HTMLElement;
  }

  protected override update(): void {
    ++this.renders;
    this.isUpdatePending = false;
  }

  begin(): this {
    (this as unknown as { enableUpdating(now: boolean): void }).enableUpdating(true);
    return this;
  }
}

// The definition of an element asks for this, which makes its properties reactive.
expect(Counted.observedAttributes).toContain('view');

async function settled(list: Counted): Promise<number> {
  await list.updateComplete;
  return list.renders;
}

test('the same unsaved tickets, given anew with each key, render nothing', async () => {
  const list = new Counted().begin();
  list.edited = [7, 9];
  const before = await settled(list);
  expect(before).toBeGreaterThan(0);
  for (let key = 0; key < 20; ++key) {
    list.edited = key % 2 === 0 ? [9, 7] : [7, 9];
    list.selected = undefined;
    await list.updateComplete;
  }
  expect(list.renders - before).toBe(0);
});

test.each([
  ['one more', [7, 9, 12]],
  ['one less', [7]],
  ['another one', [7, 12]],
  ['none', []],
])('%s is shown', async (_, edited) => {
  const list = new Counted().begin();
  list.edited = [7, 9];
  const before = await settled(list);
  list.edited = edited;
  expect(await settled(list)).toBe(before + 1);
});
