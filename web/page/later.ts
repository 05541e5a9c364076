import { load } from '../../wasm/js/index.js';
import { Part } from './part.js';
import { allTexts, withTexts } from './texts.js';

/**
 * What work with a ticket needs: the desk, the editor with all that is in it, the filter, the outbox,
 * the log-in. It comes while the list is read; without it nothing can be edited.
 */
export const work = new Part(async () => {
  // The list needs the core; over a slow line both at once would keep it waiting.
  await load().catch(() => undefined);
  const work = await withTexts(import('./work-elements.js'));
  work.defineWork();
  return work;
});

/**
 * What nobody sees at first: the form for a new ticket, several tickets at once, the palette, the keys,
 * the demo's colleague. It comes once the page is there, before somebody is without a network.
 */
export const later = new Part(async () => {
  // Its elements are shown as soon as it is there.
  await allTexts();
  const later = await import('./later-elements.js');
  later.defineLater();
  return later;
});
