import { describe, expect, test } from '@jest/globals';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { noSnippets, OwnSnippets, readSnippets } from '../../../web/draft/own-snippets.js';
import {
  filled,
  filledText,
  findSnippets,
  slashQuery,
  withoutSnippet,
  withSnippet,
} from '../../../web/draft/snippets.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';

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
    ['<p>Hi <b>{name}</b></p>', '<p>Hi <b>A &#60;b&#62; &#38;</b></p>'],
    ['<p>Hi {<b>name</b>}</p>', undefined],
    ['<p>Hi <a href="https://x.example/{name}">there</a></p>', undefined],
  ])('fill the looks of a text as well, or leave them: %s', (html, filledHtml) => {
    const body = 'Hi {name}';
    const about = { name: 'A <b> &', ticket: '#7', me: 'Tone' };
    const text = 'Hi A <b> &';
    expect(filledText({ body, formatted: { html, text: body } }, about)).toEqual({
      body: text,
      ...(filledHtml !== undefined && { formatted: { html: filledHtml, text } }),
    });
    expect(filledText({ body, formatted: { html, text: 'before' } }, about)).toEqual({
      body: text,
    });
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

  test('that two tabs add at once are both kept', async () => {
    const [store, shared] = [new MemoryStore(), new MemoryTabs()];
    const both = [shared.open(), shared.open()].map(
      (tabs) => new OwnSnippets(store, (work) => tabs.exclusive('kept', work)),
    );
    const add = (own: OwnSnippets, at: number): Promise<boolean> =>
      own.change((all) => withSnippet(all, reply(String(at))));
    await Promise.all(both.map(add));
    expect((await both[0]!.read()).list.map(({ id }) => id)).toEqual(['0', '1']);
  });
});
