import { describe, expect, test } from '@jest/globals';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { noSnippets, OwnSnippets, readSnippets } from '../../../web/draft/own-snippets.js';
import {
  filled,
  findSnippets,
  slashQuery,
  withoutSnippet,
  withSnippet,
} from '../../../web/draft/snippets.js';

const reply = (name: string, language = '', text = `${name} text`) => ({
  ...{ id: name, name, language, text },
});

describe('canned replies', () => {
  test('in the language of the customer come first, then those for all', () => {
    const list = [reply('c', 'de'), reply('b'), reply('a', 'no'), reply('d', 'nb')];
    const names = (language: string, query = '') =>
      findSnippets(list, query, language).map(({ name }) => name);
    expect(names('nn')).toEqual(['a', 'd', 'b', 'c']);
    expect(names('de')).toEqual(['c', 'b', 'a', 'd']);
    expect(names('de', 'B TEXT')).toEqual(['b']);
    expect(names('de', 'nothing')).toEqual([]);
  });

  test('are filled with what is known, and with nothing else', () => {
    const about = { name: 'Anna {me}', ticket: '#7', me: 'Tone' };
    expect(filled('{name}: {ticket} {ME} {other} {me}', about)).toBe(
      'Anna {me}: #7 {ME} {other} Tone',
    );
  });

  test.each([
    ['/', ''],
    ['/a', 'a'],
    ['/two words', 'two words'],
    ['/a ', undefined],
    ['/ a', undefined],
    ['a/', undefined],
    ['', undefined],
    [`/${'x'.repeat(60)}`, undefined],
  ])('are asked for by %j: %j', (before, query) => {
    expect(slashQuery(before)).toBe(query);
  });

  test('are kept in the store, and what cannot be read is left out', async () => {
    const store = new MemoryStore();
    const own = new OwnSnippets(store);
    expect(await own.read()).toEqual(noSnippets);
    expect(await own.change((all) => withSnippet(all, reply('a')))).toBe(true);
    await own.change((all) => withSnippet({ ...all, signature: 'Tone' }, reply('b')));
    await own.change((all) => withSnippet(all, { ...reply('a'), text: 'new' }));
    const other = new OwnSnippets(store);
    expect((await other.read()).list.map(({ text }) => text)).toEqual(['new', 'b text']);
    await other.change((all) => withoutSnippet(all, 'a'));
    expect(await own.read()).toEqual({ list: [reply('b')], signature: 'Tone' });
    expect(readSnippets({ list: [1, { id: 'x' }], signature: 2 })).toEqual(noSnippets);
  });
});
