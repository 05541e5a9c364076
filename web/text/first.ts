import { first as english } from './en/first.js';
import type { Widened } from './widened.js';

/** What the page and the list show before there is an editor; `Texts` has the others as well. */
export type FirstTexts = Widened<typeof english>;

/** Those texts in the language that was chosen. Read them when something is shown, not before. */
export let text: FirstTexts = english;

const listeners = new Set<() => void>();

/** Shows everything from now on with these texts; who listens shows anew what stands on the screen. */
export function chooseFirstTexts(texts: FirstTexts): void {
  if (texts === text) return;
  text = texts;
  for (const listener of [...listeners]) listener();
}

/** Calls when other texts are chosen; returns what ends that. */
export function onTexts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
