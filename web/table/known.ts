/** A property as far as lists and failures name it. */
export interface Known {
  readonly label: string;
  /** The pointer that an edit of it sets. */
  readonly pointer: string;
  /** True where its values are moments. */
  readonly moment: boolean;
}

let find: (name: string) => Known | undefined = () => undefined;

/** A property by its name; none before `properties.ts` is there, which comes with what edits them. */
export const known = (name: string): Known | undefined => find(name);

/** From now on properties are called by their names. */
export function know(by: (name: string) => Known | undefined): void {
  find = by;
}
