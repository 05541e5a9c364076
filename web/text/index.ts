import { chooseFirstTexts } from './first.js';
import { usual } from './usual.js';
import type { Widened } from './widened.js';

export { onTexts } from './first.js';

/** Every text that the elements and the page show. */
export type Texts = Widened<typeof usual>;

/** The texts of the language that was chosen. Read them when something is shown, not before. */
export let text: Texts = usual;

/** Shows everything from now on with these texts. */
export function chooseTexts(texts: Texts): void {
  if (texts === text) return;
  text = texts;
  chooseFirstTexts(texts);
}

/** All texts of the language whose first ones are shown: nothing is shown anew for them. */
export function completeTexts(texts: Texts): void {
  text = texts;
}
