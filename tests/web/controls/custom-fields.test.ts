import { describe, expect, test } from '@jest/globals';
import type { CustomField, CustomFieldInfo, FieldAccess } from '../../../wasm/js/index.js';
import {
  checkboxValue,
  entriesOf,
  entryText,
  isCheckbox,
  isOn,
  withEntry,
} from '../../../web/controls/custom-fields.js';

const open: FieldAccess = {
  read: true,
  update: true,
  mandatory: false,
  reason: '',
  type: '',
  length: 0,
};

const field = (members: Partial<CustomField>): CustomField => ({
  ...{ key: 'x', text: '', kind: 'text', value: '', display: '', tooltip: '' },
  ...members,
});

const definition = (members: Partial<CustomFieldInfo>): CustomFieldInfo => ({
  FieldName: 'x',
  FieldType: 'ShortText',
  DisplayName: '',
  Description: '',
  ShortLabel: '',
  HideLabel: false,
  HideField: false,
  IsIndexed: false,
  IsMandatory: false,
  IsReadOnly: false,
  IsExternal: false,
  Rank: 0,
  TemplateVariableName: '',
  ...members,
});

const rights = (of: Record<string, FieldAccess> = {}, all = open) => ({
  of,
  prefix: 'CustomFields',
  all,
});

describe('the entries of a form', () => {
  test('have the administrator’s names and order, also without a value', () => {
    const entries = entriesOf(
      [
        definition({ FieldName: 'b', DisplayName: 'Floor', FieldType: 'Integer', Rank: 2 }),
        definition({ FieldName: 'a', ShortLabel: 'Serial', Description: 'On the back', Rank: 1 }),
        definition({ FieldName: 'c', DisplayName: 'Secret', HideField: true }),
      ],
      [field({ key: 'a', text: 'X1', value: 'X1' }), field({ key: 'c', value: 'hidden' })],
      rights(),
    );
    expect(entries.map(({ label, input, field: { value } }) => [label, input, value])).toEqual([
      ['Serial', 'line', 'X1'],
      ['Floor', 'number', ''],
    ]);
    expect(entries[0]).toMatchObject({ description: 'On the back', reason: undefined });
    expect(entries[1]?.field).toMatchObject({ kind: 'integer', text: '' });
  });

  test.each([
    ['Integer', 'integer', 'number'],
    ['ShortText', 'text', 'line'],
    ['LongText', 'text', 'lines'],
    ['Date', 'date', 'date'],
    ['DateTime', 'dateTime', 'datetime-local'],
    ['Time', 'time', 'time'],
    ['TimeSpan', 'integer', 'number'],
    ['Checkbox', 'integer', 'checkbox'],
    ['Decimal', 'decimal', 'decimal'],
  ])('%s is written as %s by a %s', (FieldType, kind, input) => {
    const [entry] = entriesOf([definition({ FieldType })], [], rights());
    expect(entry).toMatchObject({ input, field: { kind }, reason: undefined });
  });

  test.each([
    ['MdoList', /which list/],
    ['RelationTo', /what this points to/],
    ['Attachment', /where such a file is kept/],
    ['Unheard', /^This kind of field/],
  ])('a number that names something (%s) is only shown, and it is said why', (FieldType, why) => {
    const stored = field({ kind: 'integer', value: '7', text: '[I:7]', display: 'North' });
    const [entry] = entriesOf([definition({ FieldType })], [stored], rights());
    expect(entry?.reason).toMatch(/only be shown/);
    expect(entry?.reason).toMatch(why);
    expect(entry?.field.display).toBe('North');
  });

  test('what is stored decides how it is written back', () => {
    const stored = field({ kind: 'boolean', value: 'true', text: 'True' });
    const [entry] = entriesOf([definition({ FieldType: 'Checkbox' })], [stored], rights());
    expect(entry?.field.kind).toBe('boolean');
    const money = field({ kind: 'money', value: '1.50', text: '[M:1.50]' });
    expect(entriesOf([definition({ FieldType: 'Decimal' })], [money], rights())[0]).toMatchObject({
      input: 'decimal',
      field: { kind: 'money' },
    });
  });

  test('rights come from the record and from the administrator', () => {
    const closed = { ...open, update: false, reason: 'Only for the team lead.' };
    const definitions = [
      definition({ FieldName: 'a', IsReadOnly: true }),
      definition({ FieldName: 'b', IsMandatory: true }),
      definition({ FieldName: 'c' }),
      definition({ FieldName: 'd' }),
    ];
    const [a, b, c, ...more] = entriesOf(
      definitions,
      [],
      rights({
        'CustomFields.b': { ...open, length: 39 },
        'CustomFields.c': closed,
        'CustomFields.d': { ...open, read: false },
      }),
    );
    expect(a?.reason).toMatch(/closed this field/);
    expect(b).toMatchObject({ mandatory: true, maxLength: 39, reason: undefined });
    expect(c?.reason).toBe('Only for the team lead.');
    expect(more).toEqual([]);
  });

  test('what nobody has defined is shown and stays as it is', () => {
    const key = field({ key: 'app.device.key', value: '5' });
    const entries = entriesOf([definition({})], [key], rights());
    expect(entries[1]).toMatchObject({ label: 'app.device.key' });
    expect(entries[1]?.reason).toMatch(/Another program/);
  });

  test.each([[undefined], [[]]])('with definitions %j keys are names', (definitions) => {
    const entries = entriesOf(
      definitions,
      [field({ key: 'a' }), field({ kind: 'other' })],
      rights(),
    );
    expect(entries[0]).toMatchObject({ label: 'a', reason: undefined });
    expect(entries[1]?.reason).toMatch(/only be shown/);
  });

  test('nothing can be edited without the right', () => {
    const [entry] = entriesOf([definition({})], [], rights({}, { ...open, update: false }));
    expect(entry?.reason).toMatch(/may not change/);
  });
});

test.each([
  ['checkbox', { kind: 'integer', value: '1' }, 'Yes'],
  ['checkbox', { kind: 'integer', value: '' }, 'No'],
  ['line', { value: '' }, 'empty'],
  ['line', { value: 'X1' }, 'X1'],
  ['datetime-local', { value: '2026-05-04T10:30:00' }, 'May 4, 2026, 10:30 AM'],
] as const)('a %s of %j reads %p', (input, members, words) => {
  // Which blank stands before AM depends on the version of ICU.
  expect(entryText({ input, field: field(members) }).replace(/\s/g, ' ')).toBe(words);
});

test('a checkbox keeps its encoding', () => {
  expect(checkboxValue({ kind: 'boolean' }, true)).toBe('true');
  expect(checkboxValue({ kind: 'boolean' }, false)).toBe('false');
  expect(checkboxValue({ kind: 'integer' }, false)).toBe('0');
  expect(isOn({ kind: 'integer', value: '1' })).toBe(true);
  expect(isOn({ kind: 'boolean', value: '1' })).toBe(false);
});

test.each([
  [{ kind: 'boolean', value: 'true' }, true],
  [{ kind: 'integer', value: '1', display: '[SR_YES]' }, true],
  [{ kind: 'integer', value: '0', display: '[SR_NO]' }, true],
  [{ kind: 'integer', value: '1', display: 'Blue' }, false],
  [{ kind: 'integer', value: '2', display: '[SR_YES]' }, false],
  [{ kind: 'text', value: '1', display: '[SR_YES]' }, false],
] as [Partial<CustomField>, boolean][])('%j as a checkbox: %p', (members, expected) => {
  expect(isCheckbox(field(members))).toBe(expected);
});

describe('another text in a dictionary', () => {
  test('is a dictionary of its own', () => {
    const before = { a: '1', b: '2' };
    const changed = withEntry(before, before, 'a', '3');
    expect(changed).toEqual({ a: '3', b: '2' });
    expect(before).toEqual({ a: '1', b: '2' });
    expect(withEntry(changed, before, 'a', '1')).toBe(before);
  });

  test('may be of a new entry, which goes when it is emptied again', () => {
    const before = { a: '1' };
    const changed = withEntry(before, before, 'b', '2');
    expect(changed).toEqual({ a: '1', b: '2' });
    expect(withEntry(changed, before, 'b', '')).toBe(before);
    expect(withEntry(null, null, 'b', '2')).toEqual({ b: '2' });
    expect(withEntry(before, before, 'a', '')).toEqual({ a: '' });
  });

  test('may have any key', () => {
    const before = JSON.parse('{"__proto__":"1","constructor":"2"}') as object;
    const changed = withEntry(before, before, '__proto__', '3');
    expect(JSON.stringify(changed)).toBe('{"__proto__":"3","constructor":"2"}');
  });
});
