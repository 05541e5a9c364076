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

/** Shows everything from now on with these texts. What stands on the screen changes when it is next
 * rendered. */
export function chooseTexts(texts: Texts): void {
  text = texts;
}
