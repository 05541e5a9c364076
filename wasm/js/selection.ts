/**
 * What a `$select` list asked for: names compare without case, `/` leads into carriers and every
 * element of arrays, and a name keeps all that is beneath it.
 */
export class Selection {
  readonly #paths: readonly (readonly string[])[];

  constructor(select: readonly string[]) {
    this.#paths = select
      .flatMap((list) => list.split(','))
      .map((path) => path.trim().toLowerCase().split('/'))
      .filter(([first]) => first !== '');
  }

  /** True where everything at these names was asked for. */
  hasAll(names: readonly string[]): boolean {
    const wanted = names.map((name) => name.toLowerCase());
    return this.#paths.some((path) => path.every((name, at) => name === wanted[at]));
  }

  /** True where something at these names, or beneath them, was asked for. */
  hasSome(names: readonly string[]): boolean {
    const wanted = names.map((name) => name.toLowerCase());
    return this.#paths.some((path) =>
      path.every((name, at) => at >= wanted.length || name === wanted[at]),
    );
  }
}
