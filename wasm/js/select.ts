import type { CarrierKey, CarrierName, Carriers } from './generated/carriers.js';

/**
 * A carrier as it comes back under `$select`: its key and what the paths name; what they do not name
 * is not there to be read. Names compare without case, `/` leads into carriers, every element of
 * arrays, and dictionaries, whose keys are typed as the path spells them; naming a carrier keeps it
 * whole, and names that it does not have select nothing. Without paths, or with paths that are not
 * literals, it is the whole carrier.
 */
export type Selected<C extends CarrierName, P extends string> = [P] extends [never]
  ? Carriers[C]
  : string extends P
    ? Carriers[C]
    : Pruned<Carriers[C], Path<P> | CarrierKey[C]>;

/** The paths of a list, without the space around them. */
type Path<P extends string> = P extends `${infer First},${infer Rest}`
  ? Path<First> | Path<Rest>
  : P extends ` ${infer Trimmed}`
    ? Path<Trimmed>
    : P extends `${infer Trimmed} `
      ? Path<Trimmed>
      : P;

/** What the paths select beneath a name in lower case: '' for all of it, `never` for nothing. */
type Beneath<P extends string, Name extends string> = P extends `${infer Head}/${infer Rest}`
  ? Lowercase<Head> extends Name
    ? Rest
    : never
  : Lowercase<P> extends Name
    ? ''
    : never;

type Pruned<T, P extends string> = {
  [K in keyof T as [Beneath<P, Lowercase<K & string>>] extends [never] ? never : K]: Part<
    T[K],
    Beneath<P, Lowercase<K & string>>
  >;
};

/** The part of a member that the paths select. */
type Part<T, P extends string> = '' extends P
  ? T
  : T extends null | undefined
    ? T
    : T extends readonly (infer Element)[]
      ? Part<Element, P>[]
      : T extends object
        ? string extends keyof T
          ? Entries<T, P>
          : Pruned<T, P>
        : never;

/** The entries of a dictionary; one that it does not have is missing. */
type Entries<T, P extends string> = {
  [K in P as K extends `${string}/${string}` ? never : K]?: T[keyof T];
};
