import { beforeEach, describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../../wasm/js/errors.js';
import { Planning } from '../../../web/draft/planning.js';
import type { TicketDraft } from '../../../web/draft/versions.js';
import { rowNamed } from '../../../web/table/properties.js';
import { Refusals } from '../../../web/table/refusals.js';
import { fakeCore, ticketDraft } from './drafts.js';

const title = rowNamed('title')!;
const priority = rowNamed('priority')!;

let refusals: Refusals;
let planning: Planning;
let draft: TicketDraft;
beforeEach(() => {
  refusals = new Refusals();
  planning = new Planning(refusals);
  const refuse = ({ path, value }: { path: string; value: unknown }): Error | undefined =>
    path === '/Title' && value === ''
      ? new TicketwireError('A subject is needed.', { code: 'argument', pointer: '/Title' })
      : undefined;
  draft = ticketDraft({ TicketId: 7, Title: 'A' }, fakeCore({ refuse }));
});

describe('a plan that the core refuses', () => {
  test('has its failure, told at the control that it names, until that is edited', () => {
    draft.set('/Title', '');
    expect(planning.plan(draft)).toBeUndefined();
    expect(planning.failure(draft)).toMatchObject({ pointer: '/Title' });
    expect(planning.problem(title, draft)).toBe('A subject is needed.');
    expect(planning.problem(priority, draft)).toBeUndefined();
    draft.set('/Title', 'B');
    // As long as nobody says that something was edited, nothing is planned anew.
    expect(planning.plan(draft)).toBeUndefined();
    planning.forget('/Title');
    expect(planning.plan(draft)).toBeDefined();
    expect(planning.failure(draft)).toBeUndefined();
    expect(planning.problem(title, draft)).toBeUndefined();
  });

  test('is not told where something that is no value is told instead', () => {
    draft.set('/Title', '');
    refusals.set('/Deadline', { message: 'No date.', typed: '5' });
    expect(planning.problem(title, draft)).toBeUndefined();
    expect(planning.problem(rowNamed('deadline')!, draft)).toBe('No date.');
    expect(planning.failure(draft)).toMatchObject({ message: 'No date.', pointer: '/Deadline' });
  });
});

describe('what was marked', () => {
  const cause = (pointer?: string): TicketwireError =>
    new TicketwireError('Too long.', {
      ...{ code: 'argument', status: 400 },
      ...(pointer !== undefined && { pointer }),
    });

  test('is told at its control, before what the core says', () => {
    draft.set('/Title', '');
    expect(planning.mark(cause('/Title'))).toMatchObject({ pointer: '/Title' });
    expect(planning.problem(title, draft)).toBe('Too long.');
    planning.forget('/Category');
    planning.forget();
    expect(planning.problem(title, draft)).toBe('Too long.');
    planning.forget('/Title');
    expect(planning.problem(title, draft)).toBe('A subject is needed.');
  });

  test('is over all at once', () => {
    planning.mark(cause('/Title'));
    planning.clear();
    expect(planning.problem(title, draft)).toBeUndefined();
  });

  test('of no control is told at none', () => {
    expect(planning.mark(cause())).not.toHaveProperty('pointer');
    expect(planning.problem(title, draft)).toBeUndefined();
  });
});
