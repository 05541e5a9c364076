/** The function, called again only for other arguments than the last time. */
export function once<Arguments extends readonly unknown[], Result>(
  make: (...given: Arguments) => Result,
): (...given: readonly [...Arguments, ...unknown[]]) => Result {
  let last: { readonly given: readonly unknown[]; readonly result: Result } | undefined;
  return (...given) => {
    const same =
      last?.given.length === given.length &&
      last.given.every((each, at) => Object.is(each, given[at]));
    if (!last || !same) last = { given, result: make(...(given as unknown as Arguments)) };
    return last.result;
  };
}
