import { expect } from '@jest/globals';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Found {
  readonly violations: readonly axe.Result[];
  readonly passed: number;
}

/**
 * What axe finds wrong in a page as it stands, but for what a selector leaves out. The frames of mails
 * run no script, axe's included: it looks at everything around them.
 */
export async function axeFaults(page: Page, without?: string): Promise<string[]> {
  // Once for a page, since it is large.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(`${axe.source}; undefined`);
  const context = without ? JSON.stringify({ exclude: [[without]] }) : 'document';
  // Of what passes one element each is told, which is all that is counted.
  const { violations, passed } = await page.evaluate<Found>(
    `axe.run(${context}, { resultTypes: ['violations'] })
      .then(({ violations, passes }) => ({ violations, passed: passes.length }))`,
  );
  expect(passed).toBeGreaterThan(10);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}
