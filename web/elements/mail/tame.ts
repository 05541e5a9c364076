/** More marks on one letter than any language writes. */
const mostMarks = 12;
const joined = /[\p{M}\p{Cf}\p{Sk}\u{1F3FB}-\u{1F3FF}]/u;

/** Longer words are none; where no blanks part words, engines look at all up to the next one. */
const longestWord = 500;

/** Letters that take the form of their neighbours, even across a break without a blank. */
const connected =
  /[\u0590-\u08ff\u1800-\u18af\ua840-\ua87f\u{10ac0}-\u{10fff}\u{1e900}-\u{1e95f}]/u;

/** What the text before ended with, for the text that follows it. */
export interface Run {
  marks: number;
  word: number;
}

/**
 * The text without what engines need the square of its length for: of marks and invisible characters
 * on one letter the first few stay, and words without end may break. ASCII stays as it is.
 */
export function tame(text: string, run: Run = { marks: 0, word: 0 }): string {
  if (/^[\x20-\u02ff\s]*$/.test(text)) {
    if (text !== '') Object.assign(run, { marks: 0, word: 0 });
    return text;
  }
  let kept = '';
  for (const character of text) {
    run.marks = joined.test(character) ? run.marks + 1 : 0;
    run.word = character <= ' ' ? 0 : run.word + 1;
    if (run.marks > mostMarks) continue;
    kept += character;
    if (run.word % longestWord !== longestWord - 1) continue;
    kept += connected.test(character) ? ' ' : '\u200b';
  }
  return kept;
}
