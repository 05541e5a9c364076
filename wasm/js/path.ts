/**
 * The type of the value at a JSON Pointer that is a literal, such as `/Priority/TicketPriorityId` or
 * `/Tags/0/Name`; `never` where the carrier has none there, `unknown` for a pointer that is made at
 * run time.
 */
export type Value<T, P extends string> = string extends P
  ? unknown
  : P extends `/${infer Path}`
    ? At<T, Path>
    : never;

/** A pointer that leads somewhere in a carrier: `P` itself, or `never`. */
export type Path<T, P extends string> = [Value<T, P>] extends [never] ? never : P;

type At<T, P extends string> = P extends `${infer Name}/${infer Rest}`
  ? At<Member<T, Name>, Rest>
  : Member<T, P>;

type Member<T, Name extends string> = unknown extends T
  ? unknown
  : T extends null | undefined
    ? never
    : T extends readonly (infer Element)[]
      ? Name extends `${number}` | '-'
        ? Element
        : never
      : Name extends keyof T
        ? T[Name]
        : string extends keyof T
          ? T[string & keyof T]
          : never;
