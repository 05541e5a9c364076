/** What other languages have in the place of some texts: functions stay, literal texts become any text. */
export type Widened<T> = T extends string
  ? string
  : T extends (...values: never[]) => unknown
    ? T
    : { readonly [Name in keyof T]: Widened<T[Name]> };
