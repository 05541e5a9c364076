import {
  condition,
  filterProperties,
  formatFilter,
  parseFilter,
  takes,
  type Filter,
  type FilterProperty,
  type OperatorName,
} from '../../table/filters.js';
import type { Refusal } from '../../table/refusals.js';

/** A condition that is being made: it counts once it has a value. */
export interface DraftCondition {
  /** Stays the same as long as the condition is there. */
  readonly key: number;
  readonly property: FilterProperty;
  readonly operator: OperatorName;
  readonly value: unknown;
  /** What was typed and is no value. */
  readonly refusal?: Refusal | undefined;
}

/** The conditions of a panel, whole or not. */
export class Drafts {
  #list: readonly DraftCondition[] = [];
  #next = 1;

  get list(): readonly DraftCondition[] {
    return this.#list;
  }

  /** The filter that the whole ones are. */
  get written(): string {
    const whole: Filter = this.#list.flatMap(({ property, operator, value, refusal }) =>
      refusal ? [] : (condition(property, operator, value) ?? []),
    );
    return formatFilter(whole);
  }

  /** Takes over a filter from elsewhere; where it is the same, what is half made stays. */
  take(written: string): void {
    if (written !== this.written) this.reset(written);
  }

  /** Begins anew with a filter. */
  reset(written: string): void {
    this.#list = parseFilter(written).map((each) => ({ ...each, key: this.#next++ }));
  }

  /** Adds a condition on the first property that has none yet; gives its key. */
  add(): number {
    const used = new Set(this.#list.map(({ property }) => property));
    const property = filterProperties.find((each) => !used.has(each)) ?? filterProperties[0]!;
    const key = this.#next++;
    this.#list = [...this.#list, { ...begun(property), key }];
    return key;
  }

  remove(key: number): void {
    this.#list = this.#list.filter((each) => each.key !== key);
  }

  setProperty(key: number, property: FilterProperty, operator = property.operators[0]!): void {
    this.#set(key, () => ({ property, operator, value: undefined, key }));
  }

  /** Another operator; a value that fits it as well stays. */
  setOperator(key: number, operator: OperatorName): void {
    this.#set(key, (each) => {
      const fits = takes(operator) === takes(each.operator);
      return { key, property: each.property, operator, value: fits ? each.value : undefined };
    });
  }

  setValue(key: number, value: unknown): void {
    this.#set(key, ({ property, operator }) => ({ key, property, operator, value }));
  }

  refuse(key: number, refusal: Refusal | undefined): void {
    this.#set(key, (each) => ({ ...each, refusal }));
  }

  #set(key: number, change: (before: DraftCondition) => DraftCondition): void {
    this.#list = this.#list.map((each) => (each.key === key ? change(each) : each));
  }
}

function begun(property: FilterProperty): Omit<DraftCondition, 'key'> {
  return { property, operator: property.operators[0]!, value: undefined };
}
