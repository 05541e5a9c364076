import { TicketwireError } from './errors.js';
import { define, join } from './pointer.js';

/** As deep as the core reads. */
const deepest = 256;

/**
 * A value as JSON carries it, as a frozen copy: dates as text, members that are `undefined` left out.
 * What JSON.stringify would make another value of is refused instead.
 * @throws TicketwireError with the pointer: `value_type` (NaN, an infinity, a function, half of a
 * surrogate pair, ...), `value_date` (a Date that is none), `json_depth` (a cycle).
 */
export function jsonValue(value: unknown, pointer = ''): unknown {
  return copy(value, pointer, [], '');
}

/** The same value, frozen with all that it holds; what is frozen is so throughout. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}

function copy(value: unknown, from: string, path: string[], name: string): unknown {
  const at = (): string => from + join(path);
  if (path.length > deepest) throw refusal('json_depth', at(), 'is nested too deeply');
  const plain = hasToJson(value) ? serialized(value, at, name) : value;
  switch (typeof plain) {
    case 'string':
      if (!/\p{Surrogate}/u.test(plain)) return plain;
      throw refusal('value_type', at(), 'ends within a character (half of a surrogate pair)');
    case 'number':
      if (Number.isFinite(plain)) return plain;
      throw refusal('value_type', at(), `is ${plain}, which is no number in JSON`);
    case 'boolean':
      return plain;
    case 'object':
      break;
    default:
      throw refusal('value_type', at(), `is ${an(typeof plain)}, which JSON does not have`);
  }
  if (plain === null) return null;
  const deeper = (each: unknown, token: string): unknown => {
    path.push(token);
    const made = copy(each, from, path, token);
    path.pop();
    return made;
  };
  if (Array.isArray(plain)) {
    return Object.freeze(plain.map((each: unknown, at) => deeper(each ?? null, `${at}`)));
  }
  const made = {};
  for (const [member, each] of Object.entries(plain)) {
    if (each !== undefined) define(made, member, deeper(each, member));
  }
  return Object.freeze(made);
}

function hasToJson(value: unknown): value is { toJSON(name: string): unknown } {
  return typeof (value as { toJSON?: unknown } | null | undefined)?.toJSON === 'function';
}

function serialized(
  value: { toJSON(name: string): unknown },
  at: () => string,
  name: string,
): unknown {
  if (value instanceof Date && Number.isNaN(value.getTime())) {
    throw refusal('value_date', at(), 'is no date');
  }
  return value.toJSON(name);
}

function an(type: string): string {
  return type === 'undefined' ? type : `a ${type}`;
}

function refusal(
  code: 'value_type' | 'value_date' | 'json_depth',
  pointer: string,
  why: string,
): TicketwireError {
  return new TicketwireError(`${pointer || 'The value'} ${why}`, { code, pointer });
}
