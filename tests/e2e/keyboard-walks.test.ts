import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { root } from '../server/support/server.js';
import { Stage, staged } from './support/stage.js';
import { play } from './support/walking.js';
import { parseWalks, readWalks } from './support/walks.js';

const stage = staged(new Stage());

describe('by the keys that the document says', () => {
  it.each(readWalks(resolve(root, 'docs/keyboard.md')))('$name', (walk) => play(stage, walk));
});

describe('a walk that is not true', () => {
  const walk = (...rows: readonly string[]) =>
    parseWalks(
      ['## It', '', '| # | keys | has the focus | is seen |', '| - | - | - | - |', ...rows].join(
        '\n',
      ),
    )[0]!;
  const open = '| 1 | open `#/` | nothing | textbox “Edit Subject” |';

  it.each([
    [
      'says another focus',
      '| 2 | `/` | listbox “Tickets” | |',
      /step 2: not .*listbox.* on .*searchbox/s,
    ],
    ['says what is not seen', '| 2 | `/` | searchbox “Search…” | “No such words” |', /step 2: /],
    ['says that something is gone', '| 2 | `/` | searchbox “Search…” | no “Overdue” |', /step 2: /],
    ['leads nowhere', '| 2 | `Home`… | button “Filter” | |', /does not lead there/],
    ['holds something else', '| 2 | `/`, “a” | searchbox “Search…” holding “b” | |', /step 2: /],
  ])('%s, and fails', async (_, row, words) => {
    await expect(play(stage, walk(open, row), { patience: 2_000 })).rejects.toThrow(words);
  });

  it.each([
    ['| 1 | `/` | nothing | |', /opens nothing/],
    ['| 2 | open `#/` | nothing | |', /is no 1/],
    ['| 1 | open `#/` | somewhere | |', /not understood/],
    ['| 1 | open `#/` | nothing | words |', /not understood/],
  ])('%s is none', (row, words) => {
    expect(() => walk(row)).toThrow(words);
  });

  it('is one of a section without a table', () => {
    expect(() => parseWalks('## It\n\nNothing.\n')).toThrow('It: no walk');
  });
});
