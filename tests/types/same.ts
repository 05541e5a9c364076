type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only where the two types are the same; `any` is the same as nothing but itself. */
export function same<A, B>(...differ: Same<A, B> extends true ? [] : ['the types differ']): void {
  void differ;
}
