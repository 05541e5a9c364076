import type {
  CustomField,
  CustomFieldInfo,
  CustomFieldKind,
  FieldAccess,
  Rights,
} from '../../wasm/js/index.js';
import { instant, absolute } from '../text/time.js';
import { text } from '../text/index.js';

/** How a custom field is edited. */
export type Input = 'line' | 'lines' | 'number' | 'decimal' | 'checkbox' | Clock;

/** The inputs of which browsers know more than their text. */
export type Clock = 'date' | 'datetime-local' | 'time';

/** One custom field of a form. */
export interface Entry {
  readonly key: string;
  readonly label: string;
  /** The label is only read out. */
  readonly labelHidden: boolean;
  readonly description: string;
  readonly field: CustomField;
  readonly input: Input;
  readonly mandatory: boolean;
  readonly maxLength: number;
  /** Why it may only be read; `undefined`: it may be edited. */
  readonly reason: string | undefined;
}

const longest = 4000;

/** By the names of CustomFieldType. Lists, relations and files are numbers; see `untold`. */
const types: Readonly<Record<string, readonly [CustomFieldKind, Input]>> = {
  Integer: ['integer', 'number'],
  ShortText: ['text', 'line'],
  LongText: ['text', 'lines'],
  Date: ['date', 'date'],
  DateTime: ['dateTime', 'datetime-local'],
  Time: ['time', 'time'],
  TimeSpan: ['integer', 'number'],
  Checkbox: ['integer', 'checkbox'],
  Decimal: ['decimal', 'decimal'],
};

/**
 * Why a number that names something is only shown: `GET Ticket/CustomField` tells neither the list that
 * it is chosen from nor what it points to.
 */
function untold(type: string): string {
  const reasons: Readonly<Record<string, string>> = {
    MdoList: text.field.listUntold,
    RelationTo: text.field.relationUntold,
    Attachment: text.field.fileUntold,
  };
  return reasons[type] ?? text.field.otherKind;
}

const byKind: Readonly<Record<CustomFieldKind, Input | undefined>> = {
  text: 'line',
  integer: 'number',
  decimal: 'decimal',
  money: 'decimal',
  date: 'date',
  dateTime: 'datetime-local',
  time: 'time',
  boolean: 'checkbox',
  other: undefined,
};

/**
 * The custom fields of a form: those the administrator has defined, in their order, also where they
 * have no value yet, and then what else is there. While nothing is known of them, keys are names.
 */
export function entriesOf(
  definitions: readonly CustomFieldInfo[] | undefined,
  fields: readonly CustomField[],
  rights: { readonly of: Rights['fields']; readonly prefix: string; readonly all: FieldAccess },
): Entry[] {
  const access = (key: string): FieldAccess => rights.of[`${rights.prefix}.${key}`] ?? rights.all;
  if (!definitions?.length) return fields.map((field) => plain(field, access(field.key)));
  const known = new Set(definitions.map(({ FieldName }) => FieldName));
  const defined = [...definitions]
    .filter(({ HideField }) => !HideField)
    .sort((a, b) => a.Rank - b.Rank)
    .map((definition) => {
      const field = fields.find(({ key }) => key === definition.FieldName);
      return ofDefinition(definition, field, access(definition.FieldName));
    })
    .filter((entry) => access(entry.key).read);
  const others = fields
    .filter(({ key }) => !known.has(key))
    .map((field) => ({ ...plain(field, access(field.key)), reason: text.field.undefinedField }));
  return [...defined, ...others];
}

/** What a person reads for an entry's value. */
export function entryText({ field, input }: Pick<Entry, 'field' | 'input'>): string {
  if (input === 'checkbox') return isOn(field) ? text.value.yes : text.value.no;
  if (field.value === '') return text.value.empty;
  if (input === 'datetime-local') {
    const at = instant(field.value);
    if (at !== undefined) return absolute(at);
  }
  return field.value;
}

/** What a checkbox's field holds in each of its states. */
export function checkboxValue({ kind }: Pick<CustomField, 'kind'>, checked: boolean): string {
  if (kind === 'boolean') return checked ? 'true' : 'false';
  return checked ? '1' : '0';
}

export function isOn({ kind, value }: Pick<CustomField, 'kind' | 'value'>): boolean {
  return value === checkboxValue({ kind }, true);
}

/** `[I:0]` and `[I:1]` are a checkbox where the server shows them as one. */
export function isCheckbox({ kind, value, display }: CustomField): boolean {
  if (kind === 'boolean') return true;
  return kind === 'integer' && /^[01]$/.test(value) && /^\[SR_(?:YES|NO)\]$/.test(display);
}

/** The dictionary with another text; the one that was read where that makes it whole again. */
export function withEntry(
  dictionary: unknown,
  before: unknown,
  key: string,
  written: string,
): unknown {
  const was = new Map(Object.entries((before ?? {}) as Record<string, unknown>));
  const now = new Map(Object.entries((dictionary ?? {}) as Record<string, unknown>));
  if (written === '' && !was.has(key)) now.delete(key);
  else now.set(key, written);
  const same =
    now.size === was.size && [...now].every(([name, content]) => was.get(name) === content);
  return same ? before : Object.fromEntries(now);
}

function ofDefinition(
  definition: CustomFieldInfo,
  stored: CustomField | undefined,
  access: FieldAccess,
): Entry {
  const { FieldName: key, FieldType, DisplayName, ShortLabel, Description } = definition;
  const [kind, input] = types[FieldType] ?? ['other', undefined];
  const empty = { key, text: '', kind, value: '', display: '', tooltip: '' };
  const field = stored && !isUnset(stored) ? stored : { ...empty, text: stored?.text ?? '' };
  // What is stored decides how it is written back.
  const chosen = input === 'checkbox' || input === 'lines' ? input : byKind[field.kind];
  return {
    key,
    label: DisplayName || ShortLabel || key,
    labelHidden: definition.HideLabel,
    description: Description || field.tooltip,
    field,
    input: input === undefined ? 'line' : (chosen ?? 'line'),
    mandatory: definition.IsMandatory || access.mandatory,
    maxLength: access.length || longest,
    reason: closed(
      access,
      definition.IsReadOnly,
      input !== undefined && chosen !== undefined,
      FieldType,
    ),
  };
}

function plain(field: CustomField, access: FieldAccess): Entry {
  const input = isCheckbox(field) ? 'checkbox' : byKind[field.kind];
  return {
    key: field.key,
    label: field.key,
    labelHidden: false,
    description: field.tooltip,
    field,
    input: input ?? 'line',
    mandatory: access.mandatory,
    maxLength: access.length || longest,
    reason: closed(access, false, input !== undefined),
  };
}

function closed(
  access: FieldAccess,
  readOnly: boolean,
  editable: boolean,
  type = '',
): string | undefined {
  if (!access.update) return access.reason || text.field.noRight;
  if (readOnly) return access.reason || text.field.fixedField;
  return editable ? undefined : untold(type);
}

/** An empty text says nothing of its kind. */
function isUnset({ kind, value }: CustomField): boolean {
  return kind === 'text' && value === '';
}
