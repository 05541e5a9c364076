import { describe, expect, test } from '@jest/globals';
import type { MDOListItem } from 'ticketwire';
import { afterChoices } from '../../../web/draft/after-choices.js';

const item = (Id: number, Name: string, ExtraInfo: string, Deleted = false) =>
  ({ Id, Name, ExtraInfo, Deleted }) as MDOListItem;
const statuses = [
  item(1, 'Open', 'Active'),
  item(2, 'Closed', 'Closed'),
  item(3, 'Postponed', 'Postponed'),
  item(4, 'Deleted', 'Deleted'),
  item(6, 'Waiting for customer', 'Active'),
  item(8, 'Old', 'Active', true),
];

describe('what can follow a message', () => {
  test('is what the statuses of the service offer', () => {
    const choices = afterChoices(statuses, Date.parse('2026-11-30T12:00:00Z'));
    expect(choices.map(({ kind, name, preset }) => [kind, name, preset])).toEqual([
      ['close', 'Closed', undefined],
      ['wait', 'Postponed', 'tomorrow'],
      ['wait', 'Postponed', 'monday'],
      ['status', 'Waiting for customer', undefined],
    ]);
    expect(choices[0]!.edits).toEqual([{ pointer: '/Status/TicketStatusId', after: 2 }]);
    expect(choices[1]!.edits.map(({ pointer }) => pointer)).toEqual([
      '/Status/TicketStatusId',
      '/Activate',
    ]);
  });

  test('is the next ticket as well, where there are others', () => {
    const choices = afterChoices(statuses, 0, true);
    expect(choices.map(({ kind, next }) => [kind, next]).slice(0, 3)).toEqual([
      ['close', undefined],
      ['close', true],
      ['wait', undefined],
    ]);
    expect(choices[1]!.edits).toEqual(choices[0]!.edits);
  });

  test('is nothing without them', () => {
    expect(afterChoices(undefined, 0)).toEqual([]);
  });
});
