import { en } from './en/index.js';

/** Every text that the elements and the page show. */
export type Texts = Widened<typeof en>;

/** Functions stay; literal texts become any text. */
type Widened<T> = T extends string
  ? string
  : T extends (...values: never[]) => unknown
    ? T
    : { readonly [Name in keyof T]: Widened<T[Name]> };

/** The texts of the language that was chosen. Read them when something is shown, not before. */
export let text: Texts = en;

const listeners = new Set<() => void>();

/** Shows everything from now on with these texts; who listens shows anew what stands on the screen. */
export function chooseTexts(texts: Texts): void {
  if (texts === text) return;
  text = texts;
  for (const listener of [...listeners]) listener();
}

/** Calls when other texts are chosen; returns what ends that. */
export function onTexts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
