import { expect, test } from '@jest/globals';
import type { AttachmentEntity } from '../../../wasm/js/index.js';
import type { DeskClient } from '../../../web/draft/desk-client.js';
import type { Entry } from '../../../web/draft/entry.js';
import { Once } from '../../../web/draft/once.js';
import type { Progress } from '../../../web/draft/progress.js';
import type { SendTools } from '../../../web/draft/step.js';
import { refusal, settle, type Fate, type World } from './world.js';

/** What one step with an entry needs. */
export function tools(world: World, part: Partial<SendTools & DeskClient> = {}): SendTools {
  const { user = '10', file = () => Promise.resolve(undefined), saves = () => [], ...more } = part;
  const { uploads = new Once<AttachmentEntity>(), ...calls } = more;
  const client = Object.assign(world.client(), calls);
  return { client, clock: world.clock, user, file, saves, uploads };
}

/** What a failure of a request comes to: the kind of progress, and the entry's state. */
export type Outcome = readonly [Progress['kind'], Entry['state']];

export interface Failures {
  /** Nobody knows whether it has arrived. */
  readonly lost: Outcome;
  readonly session: Outcome;
  readonly later: Outcome;
  readonly refused: Outcome;
}

/** Declares what each failure of a step's request comes to. */
export function failing(
  what: string,
  expected: Failures,
  run: (fate: Fate) => Promise<Progress>,
): void {
  test.each<[string, Fate, Outcome]>([
    ['a lost request', 'lost-request', expected.lost],
    ['a lost answer', 'lost-answer', expected.lost],
    ['a status 500', refusal(500), expected.lost],
    ['an ended session', refusal(401), expected.session],
    ['a busy server', refusal(429), expected.later],
    ['a refusal', refusal(403), expected.refused],
  ])(`${what}, %s`, async (_what, fate, [kind, state]) => {
    const progress = await run(fate);
    expect([progress.kind, progress.entry.state]).toEqual([kind, state]);
    if (kind === 'next') expect(progress.entry.problem).toBeDefined();
    if (kind === 'later') expect(progress).toHaveProperty('cause.name', 'TicketwireError');
  });
}

/** Expects that a call is given up after so many milliseconds, and not before. */
export async function givenUp(
  world: World,
  milliseconds: number,
  step: Promise<unknown>,
): Promise<void> {
  let over = false;
  void step.then(() => (over = true));
  await world.clock.pass(milliseconds - 1);
  expect(over).toBe(false);
  await world.clock.pass(1);
  await settle();
  expect(over).toBe(true);
}
