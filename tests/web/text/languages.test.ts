import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Enums } from '../../../wasm/js/generated/schema.js';
import { words } from '../../../web/table/display.js';
import { membersOf, shownRows } from '../../../web/table/properties.js';
import { en } from '../../../web/text/en/index.js';
import { followTexts } from '../../../web/controls/following.js';
import { chooseTexts, onTexts, text, type Texts } from '../../../web/text/index.js';
import { chooseLanguage } from '../../../web/text/languages.js';
import { bestLanguage, languageOf, languages, type Language } from '../../../web/text/tags.js';
import { leavesOf, shows, speaks, valuesOf, type Say } from './leaves.js';
import { equalIn, staleIn } from './same-words.js';
import { parametersOf, unusedTexts } from './sources.js';

const tags = Object.keys(languages) as Language[];
const translated = tags.filter((tag) => tag !== 'en');

afterEach(() => chooseTexts(en));

describe('the language of a tag', () => {
  test.each([
    ['de-AT', 'de'],
    ['no', 'nb'],
    ['nn', 'nb'],
    ['NB_no', 'nb'],
    [' sv ', 'sv'],
    ['en-GB', 'en'],
    ['fr', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('%j is %p', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  test('is the first that there are texts in, else English', () => {
    expect(bestLanguage(['fr', 'de-AT', 'nb'])).toBe('de');
    expect(bestLanguage(['fr'])).toBe('en');
    expect(bestLanguage([])).toBe('en');
  });
});

describe('a language', () => {
  test.each(tags)('%s is fetched and shown', async (tag) => {
    await expect(chooseLanguage(tag)).resolves.toBe(tag);
    expect(text.locale).toBe(tag);
    expect(Intl.DateTimeFormat.supportedLocalesOf(text.locale)).toEqual([tag]);
  });

  test('that there are no texts in is English', async () => {
    await chooseLanguage('nb');
    await expect(chooseLanguage('fr')).resolves.toBe('en');
    expect(text).toBe(en);
  });

  test('is told once, and not where it is the same', async () => {
    const told = jest.fn();
    const stop = onTexts(told);
    await chooseLanguage('de');
    expect(told).toHaveBeenCalledTimes(1);
    await chooseLanguage('de-AT');
    expect(told).toHaveBeenCalledTimes(1);
    await chooseLanguage('sv');
    expect(told).toHaveBeenCalledTimes(2);
    stop();
    await chooseLanguage('da');
    expect(told).toHaveBeenCalledTimes(2);
  });

  test('renders an element anew as long as it is in a page', async () => {
    const requestUpdate = jest.fn();
    const controllers: Parameters<Parameters<typeof followTexts>[0]['addController']>[0][] = [];
    followTexts({
      requestUpdate,
      addController: (controller) => void controllers.push(controller),
      removeController: () => undefined,
      updateComplete: Promise.resolve(true),
    });
    await chooseLanguage('de');
    expect(requestUpdate).not.toHaveBeenCalled();
    for (const each of controllers) each.hostConnected?.();
    await chooseLanguage('nl');
    expect(requestUpdate).toHaveBeenCalledTimes(1);
    for (const each of controllers) each.hostDisconnected?.();
    await chooseLanguage('nb');
    expect(requestUpdate).toHaveBeenCalledTimes(1);
  });
});

const english = leavesOf(en);
const parameters = parametersOf();
/** Names of keys, of which a language may have more. */
const ownKey = /^page\.keyNames\./;

test('every text of values is read from its source', () => {
  const functions = [...english].filter(([, leaf]) => typeof leaf === 'function');
  expect([...parameters.keys()].sort()).toEqual(functions.map(([path]) => path).sort());
  expect(parameters.get('editor.newMessages')).toEqual([['number'], ['string']]);
  expect(parameters.get('setup.noType')).toEqual([
    ['string'],
    [{ word: 'string' }, { word: 'boolean' }],
  ]);
});

describe.each(translated)('the texts in %s', (tag) => {
  let texts: Texts;
  let leaves: ReadonlyMap<string, unknown>;

  beforeAll(async () => {
    await chooseLanguage(tag);
    texts = text;
    leaves = leavesOf(texts);
  });

  test('are as many as the English ones', () => {
    const missing = [...english.keys()].filter((path) => !leaves.has(path));
    const more = [...leaves.keys()].filter((path) => !english.has(path) && !ownKey.test(path));
    expect({ missing, more }).toEqual({ missing: [], more: [] });
  });

  test('are functions of as many values where the English ones are', () => {
    const kind = (leaf: unknown): string =>
      typeof leaf === 'function' ? `function of ${leaf.length}` : typeof leaf;
    const others = [...leaves].filter(
      ([path, leaf]) => english.has(path) && kind(leaf) !== kind(english.get(path)),
    );
    expect(others.map(([path]) => path)).toEqual([]);
  });

  test('are never empty', () => {
    const empty = [...leaves].filter(([, leaf]) => typeof leaf === 'string' && leaf.trim() === '');
    expect(empty).toEqual([]);
  });

  test('say every value that the English ones say', () => {
    const faults = said(leaves).flatMap(({ path, given, inEnglish, here }) => {
      const missing = given.filter((value) => shows(inEnglish, value) && !shows(here, value));
      const broken = here.trim() === '' || /undefined|NaN|\[object/.test(here);
      const empty = inEnglish.trim() === '';
      return missing.length > 0 || (broken && !empty)
        ? [`${path}(${given.map(String).join(', ')}): “${here}” for “${inEnglish}”`]
        : [];
    });
    expect(faults).toEqual([]);
  });

  test('are not the English ones', () => {
    const plain = [...leaves].filter(
      ([path, leaf]) => typeof leaf === 'string' && leaf === english.get(path) && speaks(leaf, []),
    );
    const told = said(leaves).filter(
      ({ given, inEnglish, here }) => here === inEnglish && speaks(here, given),
    );
    const labels = shownRows().filter(({ name, label }) => texts.labels[name] === label);
    chooseTexts(en);
    const descriptions = shownRows().filter(
      ({ name, description }) => texts.descriptions[name] === description,
    );
    const members = memberNames().filter((name) => texts.members[name] === words(name));
    const same = [
      ...plain.map(([path]) => path),
      ...told.map(({ path }) => path),
      ...labels.map(({ name }) => `labels.${name}`),
      ...descriptions.map(({ name }) => `descriptions.${name}`),
      ...members.map((name) => `members.${name}`),
    ];
    const allowed = equalIn(tag);
    expect([...new Set(same)].filter((path) => !allowed.has(path))).toEqual([]);
    expect(staleIn(tag, new Set(same))).toEqual([]);
  });

  test('name every property of the ticket that is shown', () => {
    const names = shownRows().map(({ name }) => name);
    expect(Object.keys(texts.labels).sort()).toEqual([...names].sort());
    const labels = Object.values(texts.labels);
    expect(labels.filter((label) => label.trim() === '')).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('describe every property of the ticket that is shown, with the same numbers', () => {
    const rows = shownRows();
    expect(Object.keys(texts.descriptions).sort()).toEqual(rows.map(({ name }) => name).sort());
    const numbersIn = (said = ''): string => (said.match(/-?\d+/g) ?? []).sort().join();
    const faults = rows.filter(({ name, description }) => {
      const here = texts.descriptions[name] ?? '';
      const inEnglish = en.descriptions[name] ?? description;
      return here.trim() === '' || numbersIn(here) !== numbersIn(inEnglish);
    });
    expect(faults.map(({ name }) => name)).toEqual([]);
    expect(new Set(Object.values(texts.descriptions)).size).toBe(rows.length);
  });

  test('name every member that a ticket or a message shows', () => {
    const names = memberNames();
    expect(Object.keys(texts.members).sort()).toEqual([...names].sort());
    expect(Object.values(texts.members).filter((name) => name.trim() === '')).toEqual([]);
  });

  test('call what they refer to as it is called', () => {
    expect(texts.actions.deleteWhat('')).toContain(texts.outbox.saves);
    expect(texts.actions.mergeGone(1)).toContain(texts.members['Merged']);
  });

  test('leave names of settings, flags and files as they are', () => {
    const names =
      /(?<=“)[\w-]+(?=”)|--[\w-]+|ticketwire[\w.-]*\w|\b(?:core|local)\.wasm|\w+-src|\bCORS\b|\bhttps?\b/g;
    const technical = ([path]: readonly [string, unknown]): boolean =>
      /^(?:setup|errors\.core|demo\.local)\./.test(path);
    const faults = [...english].filter(technical).flatMap(([path, leaf]) => {
      const given = ['Aa', 'Bb'];
      const say = (one: unknown): string =>
        typeof one === 'function' ? (one as Say)(...given) : String(one);
      const here = say(leaves.get(path));
      const missing = (say(leaf).match(names) ?? []).filter((name) => !here.includes(name));
      return missing.map((name) => `${path}: ${name}`);
    });
    expect(faults).toEqual([]);
  });

  /** Every text of values with several of them, in English and here. */
  function said(here: ReadonlyMap<string, unknown>) {
    return [...parameters].flatMap(([path, kinds]) => {
      const [leaf, other] = [english.get(path), here.get(path)] as Say[];
      if (!leaf || !other) return [];
      return valuesOf(kinds).map((given) => ({
        path,
        given,
        inEnglish: leaf(...given),
        here: other(...given),
      }));
    });
  }
});

/** Members of the ticket's enumerations, and what a message is marked as. */
function memberNames(): string[] {
  const rows = shownRows().filter((row) => membersOf(row).length > 0);
  const types = [...rows.map(({ type }) => type.replace('enum:', '')), 'BadgeType'];
  const names = types.flatMap((type) => Enums[type]?.members ?? []);
  return [...new Set(names)].filter((name) => name !== 'Unknown');
}

test('no text is left over, and one that were would be found', () => {
  const planted: Readonly<Record<string, (source: string) => string>> = {
    'bulk.ts': (source) => source.replace(/\bstates: \{/, "$& neverReached: '',"),
    'index.ts': (source) => source.replace(/\bsize: \{/, "neverShown: '', $& neverCounted: '',"),
  };
  const unused = unusedTexts((path) => {
    if (!existsSync(path)) return undefined;
    const source = readFileSync(path, 'utf8');
    const [, name = ''] = /\/web\/text\/en\/([\w-]+\.ts)$/.exec(path) ?? [];
    return planted[name]?.(source) ?? source;
  });
  const found = ['bulk.states.neverReached', 'neverShown', 'size.neverCounted'];
  expect(unused.sort()).toEqual(found.sort());
});
