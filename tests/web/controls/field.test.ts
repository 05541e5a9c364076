import { describe, expect, test } from '@jest/globals';
import type { FieldAccess, Rights } from '../../../wasm/js/index.js';
import { incomplete, reasonOf, type FieldModel } from '../../../web/controls/field.js';
import { Refusals } from '../../../web/table/refusals.js';
import { Lists } from '../../../web/table/lists.js';
import { rowNamed, type PropertyRow } from '../../../web/table/properties.js';

const open: FieldAccess = {
  read: true,
  update: true,
  mandatory: false,
  reason: '',
  type: '',
  length: 0,
};

const statuses = [
  { Id: 1, Name: 'Open', ExtraInfo: 'Active' },
  { Id: 3, Name: 'Later', ExtraInfo: 'Postponed' },
];

const lists = new Lists({ getList: () => Promise.resolve(statuses) });
await lists.get('ticketstatus');

/** A form of these values. */
function form(
  values: Record<string, unknown>,
  options: {
    base?: object;
    changed?: readonly string[];
    demanded?: string;
    fixed?: string;
    refusals?: Refusals;
  } = {},
): (name: string) => FieldModel {
  const refusals = options.refusals ?? new Refusals();
  const access = (name: string): FieldAccess => ({
    ...open,
    mandatory: name === 'Category',
    update: name !== options.fixed,
  });
  const names = [
    'Title',
    'Status',
    'BaseStatus',
    'Activate',
    'Category',
    'Person',
    'CustomFields',
    'Sentiment',
  ];
  const rights = {
    fields: Object.fromEntries(names.map((name) => [name, access(name)])),
  } as unknown as Rights;
  const model = (row: PropertyRow): FieldModel => ({
    row,
    value: values[row.name],
    before: undefined,
    base: options.base ?? {},
    changed: options.changed?.includes(row.name) ?? false,
    demanded: options.demanded === row.name,
    draft: { rights, customFields: () => [], writeCustomField: () => '' },
    problem: undefined,
    lists,
    edit: () => undefined,
    reset: () => undefined,
    refusals,
    refuse: () => undefined,
    other: model,
  });
  return (name) => model(rowNamed(name)!);
}

const message = (model: FieldModel): string | undefined => incomplete([model])?.message;

describe('a form is incomplete', () => {
  test('without a subject, where there has to be one', () => {
    expect(message(form({ Title: ' ' }, { demanded: 'Title' })('title'))).toBe(
      'Subject: This has to be filled in.',
    );
    expect(message(form({ Title: 'x' }, { demanded: 'Title' })('title'))).toBeUndefined();
    const fixed = { demanded: 'Title', fixed: 'Title' };
    expect(message(form({ Title: '' }, fixed)('title'))).toBeUndefined();
  });

  test('where something mandatory was emptied, and not where it was empty before', () => {
    const values = { Category: 0 };
    expect(message(form(values, { changed: ['Category'] })('category'))).toMatch(/^Category:/);
    expect(message(form(values)('category'))).toBeUndefined();
    expect(message(form({ Person: 0 }, { changed: ['Person'] })('person'))).toBeUndefined();
  });

  test('where what is typed is no value; the pointer leads there', () => {
    const refusals = new Refusals();
    refusals.set('/Sentiment', { message: 'Only a whole number fits here.', typed: '1x' });
    const fields = form({ Title: 'x', Sentiment: 5 }, { refusals });
    expect(incomplete([fields('title'), fields('sentiment')])).toMatchObject({
      message: 'Mood: Only a whole number fits here.',
      pointer: '/Sentiment',
      retry: false,
    });
  });
});

describe('postponing', () => {
  const later = new Date(Date.now() + 60_000).toISOString();
  const earlier = new Date(Date.now() - 60_000).toISOString();
  const postponed = (Activate: unknown, changed: readonly string[], Status = 3) =>
    message(form({ Status, Activate }, { changed })('status'));

  test.each([
    ['no time', null],
    ['the WebAPI’s way to write no time', '0001-01-01T00:00:00'],
  ])('needs a time: %s', (_what, activate) => {
    expect(postponed(activate, ['Status'])).toBe('Status: Choose until when it is postponed.');
  });

  test('needs a time that is yet to come', () => {
    expect(postponed(earlier, ['Status'])).toMatch(/passed already/);
    expect(postponed(earlier, ['Activate'])).toMatch(/passed already/);
    expect(postponed(later, ['Status', 'Activate'])).toBeUndefined();
  });

  test('hinders nothing where it was done before, or is not what was chosen', () => {
    expect(postponed(null, [])).toBeUndefined();
    expect(postponed(null, ['Status'], 1)).toBeUndefined();
  });

  test('needs a time where the built-in state itself is chosen, too', () => {
    const chosen = (BaseStatus: string): string | undefined =>
      message(form({ BaseStatus }, { changed: ['BaseStatus'] })('basestatus'));
    expect(chosen('PostponedSpecific')).toMatch(/until when/);
    expect(chosen('Postponed1Hour')).toBeUndefined();
  });

  test('is known from the ticket where the list does not have its status', () => {
    const base = { Status: { TicketStatusId: 9, Status: 'Postponed' } };
    const values = { Status: 9, Activate: null };
    const options = { base, changed: ['Activate'] };
    expect(message(form(values, options)('status'))).toMatch(/until when/);
  });
});

test.each([
  ['the right’s own reason', {}, 'Not your team.', 'Not your team.'],
  ['the server', { readOnly: true } as const, '', 'The server sets this itself.'],
  ['no right', {}, '', 'You may not change this.'],
])('a property is read only because of %s', (_what, row, reason, words) => {
  expect(reasonOf(row, { ...open, update: false, reason })).toBe(words);
});
