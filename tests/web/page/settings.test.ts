import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readSettings } from '../../../web/page/settings.js';
import { blocksFor } from '../../consumers/support/checkers.js';

/** Globals of a browser that the page reads. */
const page = globalThis as { location?: unknown; fetch: unknown };
const original = page.fetch;

/** A document without a `<meta>`. */
const plain = { querySelector: () => null } as unknown as Document;

beforeEach(() => {
  page.location = new URL('https://desk.example/');
});

afterEach(() => {
  page.fetch = original;
  delete page.location;
});

/** Reads what a host gives as ticketwire.json. */
function read(json: string): Promise<object> {
  const headers = { 'Content-Type': 'application/json' };
  page.fetch = () => Promise.resolve(new Response(json, { headers }));
  return readSettings(plain);
}

const shown = await blocksFor('tests/web/page/settings.test.ts');

describe('ticketwire.json', () => {
  test.each(shown.map(({ text }) => text.replaceAll(/\s+/g, ' ')))(
    'as docs/page.md shows it is taken: %s',
    async (json) => {
      expect(await read(json)).toMatchObject(JSON.parse(json) as object);
    },
  );

  test('has the settings that docs/page.md lists', async () => {
    const table = /^\| setting .*\n\|.*\n((?:\|.*\n)*)/m.exec(
      readFileSync('docs/page.md', 'utf8'),
    )!;
    const cells = table[1]!.split('\n').map((row) => row.split('|')[1] ?? '');
    const named = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
    expect(named.length).toBeGreaterThan(5);
    // Whatever has the wrong type is known, but not taken.
    const said = (name: string) => read(`{"${name}": 1}`).then(() => '', String);
    for (const name of named) expect(await said(name)).toMatch(`“${name}” has to be`);
    expect(await said('other')).toMatch('no setting “other”');
  });
});
