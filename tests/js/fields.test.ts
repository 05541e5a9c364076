import { expect, test } from '@jest/globals';
import { automaticOwner, isOwnerSentinel, unassignedOwner, type CustomFieldKind } from 'ticketwire';
import { Enums, CarrierTitles, TicketEntityRows } from '../../wasm/js/generated/schema.js';
import { loadCore } from './support/core.js';

const core = await loadCore();

test('ids that name no associate', () => {
  expect([unassignedOwner, automaticOwner].every(isOwnerSentinel)).toBe(true);
  expect([1, -1, 2_147_483_646].some(isOwnerSentinel)).toBe(false);
});

test("the core's kinds of custom fields are the table's", () => {
  const texts: Record<CustomFieldKind, string> = {
    text: 'x',
    integer: '[I:1]',
    decimal: '[F:1.5]',
    money: '[M:1.5]',
    date: '[D:12/31/2024]',
    dateTime: '[DT:12/31/2024 23:59:59]',
    time: '[DT:01/01/1760 23:59:59]',
    boolean: 'True',
    other: '[X:1]',
  };
  const kinds = core.customFields(texts).map(({ key, kind }) => [key, kind]);
  expect(kinds.every(([key, kind]) => key === kind)).toBe(true);
  expect(kinds).toHaveLength(9);
});

test('what a person may choose of an enumeration', () => {
  for (const { members, choices } of Object.values(Enums)) {
    expect(members.filter((name) => choices.includes(name))).toStrictEqual(choices);
    expect(choices).not.toContain('Unknown');
  }
  const { choices } = Enums['TicketBaseStatus']!;
  for (const name of ['Deleted', 'Merged']) expect(choices).not.toContain(name);
  const names = TicketEntityRows.flatMap(({ type }) => /^enum:(.+)$/.exec(type)?.[1] ?? []);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(Enums).toHaveProperty(name);
});

test('what carriers are called by', () => {
  expect(CarrierTitles).toMatchObject({ Person: ['FullName'], TicketEntityWithLinks: ['Title'] });
});
