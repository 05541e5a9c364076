/**
 * Attributes of our own on the elements of a mail, from the parser to the screen. A mail's own of
 * these names are removed first.
 */

/** The text of a `style` attribute, until it is set rule by rule. */
export const styleMark = 'tw-style';
/** A quote: `whole` for the element alone, `rest` when all that comes after it belongs to it. */
export const quoteMark = 'tw-quote';
/** A paragraph that its style sheet, which is removed, left without margins. */
export const tightMark = 'tw-tight';
/** The sender chose its colour or background. */
export const colourMark = 'tw-colour';
/** Stands for an image that was left out. */
export const altMark = 'tw-alt';
/** Folded away. */
export const foldedMark = 'tw-folded';

export const marks = [styleMark, quoteMark, tightMark, colourMark, altMark, foldedMark] as const;
/** Those that pass the sanitiser. */
export const earlyMarks = [styleMark, quoteMark, tightMark];
