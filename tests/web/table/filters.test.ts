import { describe, expect, test } from '@jest/globals';
import {
  cleanFilter,
  condition,
  filterConditions,
  filterField,
  filterProperties,
  filterProperty,
  formatFilter,
  longestText,
  mostConditions,
  mostDays,
  mostIds,
  parseFilter,
  takes,
  withMessages,
  type Condition,
  type OperatorName,
} from '../../../web/table/filters.js';
import { parseHash, toHash } from '../../../web/page/router.js';
import { Random } from '../simulation/random.js';

const now = Date.parse('2026-11-30T12:00:00.500Z');
const odata = (written: string): string[] => filterConditions(parseFilter(written), now);

describe('a condition as OData', () => {
  test.each([
    ['status-is-2', 'ticketStatusName oneOf (2)'],
    ['status-isNot-1.2', 'ticketStatusName notOneOf (1,2)'],
    ['owner-is-7', 'ownedBy/associateDbId associateIsOneOf (7)'],
    ['owner-isNot-7.8', 'ownedBy/associateDbId associateIsNotOneOf (7,8)'],
    ['owner-empty', 'ownedBy/associateDbId associateIsOneOf (0)'],
    ['owner-notEmpty', 'ownedBy/associateDbId associateIsNotOneOf (0)'],
    ['SuperOffice:1-has-FJ', "extra/SuperOffice:1 contains 'FJ'"],
    ['x_floor-equals-FJ', "extra/x_floor is 'FJ'"],
    ['x_floor-equals-13', "(extra/x_floor is '13' or extra/x_floor eq 13)"],
    ['x_floor-equalsNot--3', "(extra/x_floor isNot '-3' and extra/x_floor ne -3)"],
    ['x_floor-has-13', "extra/x_floor contains '13'"],
    ['x_floor-empty', "extra/x_floor is ''"],
    ['x_cost-equals-9,50', "(extra/x_cost is '9,50' or extra/x_cost eq 9.50)"],
    ['x_cost-more-9.5', 'extra/x_cost gt 9.5'],
    ['x_cost-less--3', 'extra/x_cost lt -3'],
    ['x_until-onDay-20261224', "extra/x_until date '2026-12-24'"],
    ['x_until-beforeDay-20261224', "extra/x_until before '2026-12-24'"],
    ['x_until-afterDay-20261224', "extra/x_until after '2026-12-24'"],
    ['x_until-last-7', "extra/x_until dateBetween ('2026-11-23','2026-11-30')"],
    ['x_until-next-1', "extra/x_until dateBetween ('2026-11-30','2026-12-01')"],
    ['x_floor-yes', 'extra/x_floor eq 1'],
    ['x_floor-no', 'extra/x_floor ne 1'],
    ['person-is-5', 'personId eq 5'],
    ['person-is-5.6', '(personId eq 5 or personId eq 6)'],
    ['person-isNot-5.6', '(personId ne 5 and personId ne 6)'],
    ['person-empty', 'personId eq 0'],
    ['person-notEmpty', 'personId ne 0'],
    ['category-empty', 'categoryFullName oneOf (0)'],
    ['tags-is-3', 'tags oneOf (3)'],
    ['tags-empty', 'tags notSet'],
    ['tags-notEmpty', 'tags set'],
    ['title-has-printer', "title contains 'printer'"],
    ['title-hasNot-printer', "title notContains 'printer'"],
    ['title-equals-printer', "title is 'printer'"],
    ['title-equalsNot-printer', "title isNot 'printer'"],
    ['company-empty', "contactName is ''"],
    ['company-notEmpty', "contactName isNot ''"],
    ['messages-has-paper jam', "content contains 'paper jam'"],
    ['deadline-before-20261201T080000Z', "deadline beforeTime '2026-12-01T08:00:00Z'"],
    ['createdAt-after-20261201T080000Z', "createdAt afterTime '2026-12-01T08:00:00Z'"],
    ['createdAt-last-7', "createdAt afterTime '2026-11-23T12:00:00Z'"],
    [
      'deadline-last-1',
      "deadline afterTime '2026-11-29T12:00:00Z' and deadline beforeTime '2026-11-30T12:00:00Z'",
    ],
    [
      'deadline-next-1',
      "deadline afterTime '2026-11-30T12:00:00Z' and deadline beforeTime '2026-12-01T12:00:00Z'",
    ],
    ['deadline-empty', 'deadline notSet'],
    ['deadline-notEmpty', 'deadline set'],
  ])('%s', (written, expected) => {
    expect(odata(written)).toEqual([expected]);
    expect(formatFilter(parseFilter(written))).toBe(written);
  });

  test.each([
    ["O'Brien", "title contains 'O''Brien'"],
    ["' or 1 eq 1 or '", "title contains ''' or 1 eq 1 or '''"],
    ['C:\\temp', "title contains 'C:\\temp'"],
    ['C:\\', "title contains 'C:'"],
    ["a\\'b", "(title contains 'a' and title contains '''b')"],
  ])('%s is text and nothing else', (words, expected) => {
    expect(filterConditions([make('title', 'has', words)], now)).toEqual([expected]);
  });

  test('what cannot be written as a whole is contained, or not', () => {
    const all = (operator: OperatorName, words: string): string[] =>
      filterConditions([make('title', operator, words)], now);
    expect(all('equals', 'C:\\')).toEqual(["title contains 'C:'"]);
    expect(all('equalsNot', 'C:\\')).toEqual(["title notContains 'C:'"]);
    expect(all('hasNot', "a\\'b")).toEqual(["not (title contains 'a' and title contains '''b')"]);
    expect(all('equals', "\\'")).toEqual(["title contains ''''"]);
    expect(all('has', '\\')).toEqual([]);
  });
});

describe('parseFilter', () => {
  test('leaves out what is no condition', () => {
    const nonsense = [
      ...['status', 'status-', 'status-is', 'status-is-', 'status-is-0', 'status-is--1'],
      ...['status-is-2147483648', 'status-is-1e3', 'status-has-x', 'nothing-is-1', 'is-1', '-'],
      ...['__proto__-is-1', 'constructor-has-x', 'title-has-', 'title-has-  ', 'messages-hasNot-x'],
      ...[
        'deadline-last-0',
        `deadline-last-${mostDays + 1}`,
        'deadline-last-1.5',
        'createdAt-next-1',
      ],
      ...['deadline-before-2026', 'deadline-before-20261301T000000Z', 'createdAt-empty'],
      ...['deadline-before-00010101T000000Z', 'status-empty'],
      ...['x_cost-more-', 'x_cost-more-1e3', 'x_cost-less-1.', 'x_cost-more-0x3', 'x_cost-less-+3'],
      ...['x_until-onDay-20260230', 'x_until-onDay-2026', 'x_until-beforeDay-17521231'],
      ...['x_until-afterDay-20261224T000000Z', 'title-more-3', 'deadline-onDay-20261224'],
    ];
    expect(parseFilter(nonsense.join('*'))).toEqual([]);
    expect(formatFilter(parseFilter(`${nonsense.join('*')}*owner-is-1*`))).toBe('owner-is-1');
  });

  test('takes names in any case, numbers once, and nothing beside an operator without a value', () => {
    expect(formatFilter(parseFilter('STATUS-is-2.x.2.3*Owner-empty-5'))).toBe(
      'status-is-2.3*owner-empty',
    );
  });

  test('is bounded', () => {
    const many = Array.from({ length: 40 }, (_, at) => `status-is-${at + 1}`).join('*');
    expect(parseFilter(many)).toHaveLength(mostConditions);
    const ids = Array.from({ length: 99 }, (_, at) => at + 1).join('.');
    expect(parseFilter(`tags-is-${ids}`)[0]!.value).toHaveLength(mostIds);
    const [long] = parseFilter(`title-has-${'😀'.repeat(longestText + 5)}`);
    expect(long!.value).toBe('😀'.repeat(longestText));
  });
});

function make(name: string, operator: OperatorName, value: unknown): Condition {
  const made = condition(filterProperty(name)!, operator, value);
  expect(made).toBeDefined();
  return made!;
}

const signs = [
  ...['a', 'Z', '0', ' ', '*', '_', '-', '.', '~', '%', '%2A', '&', '=', '?', '#', '+', '/', ';'],
  ...["'", "''", '\\', "\\'", '"', '<b>', '(', ')', ',', 'æ', '中', '😀', '\ud83d', '\udc00', '\0'],
  ...[
    '\n',
    '\r\n',
    '\u2028',
    '\ufeff',
    '\u00a0',
    ' or ',
    ' and ',
    "') or (1 eq 1",
    '__',
    '_s',
    '**',
  ],
];

function randomValue(operator: OperatorName, random: Random): unknown {
  switch (takes(operator)) {
    case 'ids':
      return Array.from({ length: random.between(1, mostIds + 3) }, () =>
        random.pick([1, 2_147_483_647, random.between(1, 2_147_483_647)]),
      );
    case 'text':
      return Array.from({ length: random.between(1, 120) }, () => random.pick(signs)).join('');
    case 'moment':
      return new Date(random.between(Date.UTC(1753, 0, 3), Date.UTC(9999, 11, 30))).toISOString();
    case 'day':
      return new Date(random.between(Date.UTC(1753, 0, 3), Date.UTC(9999, 11, 30)))
        .toISOString()
        .slice(0, 10);
    case 'number':
      return `${random.pick(['', '-', ' '])}${random.between(0, 1e9)}${random.pick(['', '.5', ',05'])}`;
    case 'days':
      return random.between(1, mostDays);
    case 'nothing':
      return random.pick([undefined, 'x', 5]);
  }
}

function randomFilter(random: Random): Condition[] {
  return Array.from({ length: random.between(0, mostConditions) }, () => {
    const property = random.pick([...filterProperties, filterField('x_any')!]);
    const operator = random.pick(property.operators);
    return condition(property, operator, randomValue(operator, random));
  }).filter((each) => each !== undefined);
}

/** Takes OData apart as the server does: texts, brackets, words; false where a text has no end. */
function words(text: string): string[] | false {
  const found: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") {
      let [end, quoted] = [at + 1, ''];
      for (; ; end += 1) {
        if (end >= text.length) return false;
        const pair = text.slice(end, end + 2);
        if (pair === "''" || pair === "\\'") [quoted, end] = [`${quoted}'`, end + 1];
        else if (text[end] === "'") break;
        else quoted += text[end]!;
      }
      found.push(`'${quoted}`);
      at = end;
    } else if ('(),'.includes(text[at]!)) found.push(text[at]!);
    else if (text[at] !== ' ') {
      const word = /^[^ (),']+/.exec(text.slice(at))![0];
      found.push(word);
      at += word.length - 1;
    }
  }
  return found;
}

describe('any filter', () => {
  const filters = (): Condition[][] => {
    const random = new Random(20_261_130);
    return Array.from({ length: 2000 }, () => randomFilter(random));
  };

  test('comes back from its text, and from an address, as it was', () => {
    for (const filter of filters()) {
      const written = formatFilter(filter);
      expect(parseFilter(written)).toEqual(filter);
      const place = parseHash(`#/?${new URLSearchParams({ filter: written })}`);
      expect(parseFilter(place.list.filter)).toEqual(filter);
      expect(parseHash(toHash(place))).toEqual(place);
      // As a browser has it, which percent-encodes what it likes.
      expect(parseHash(new URL(toHash(place), 'https://x.example/').hash)).toEqual(place);
    }
  });

  test('has OData in which no value ends its text, and all brackets close', () => {
    const plain = /^(?:[a-zA-Z_/]+|-?\d+(?:\.\d+)?|[(),])$/;
    let texts = 0;
    for (const filter of filters()) {
      const parts = words(filterConditions(filter, now).join(' and '));
      expect(parts).not.toBe(false);
      const loose = (parts as string[]).filter((part) => !part.startsWith("'"));
      expect(loose.filter((part) => !plain.test(part))).toEqual([]);
      expect(loose.filter((part) => part === '(')).toHaveLength(
        loose.filter((part) => part === ')').length,
      );
      texts += (parts as string[]).length - loose.length;
    }
    expect(texts).toBeGreaterThan(1000);
  });

  test('is chosen again by the same values', () => {
    for (const filter of filters()) {
      for (const { property, operator, value } of filter) {
        expect(condition(property, operator, value)).toEqual({ property, operator, value });
      }
    }
  });
});

test('words are searched in message texts by a filter, where there is room', () => {
  expect(withMessages('status-is-2', ['paper', 'jam_*'])).toBe(
    'status-is-2*messages-has-paper*messages-has-jam___s',
  );
  expect(withMessages('', [])).toBeUndefined();
  const full = Array.from({ length: mostConditions }, () => 'owner-empty').join('*');
  expect(withMessages(full, ['a'])).toBeUndefined();
});

test('what is written anyhow has one form', () => {
  expect(cleanFilter('Status-is-2*nonsense*')).toBe('status-is-2');
  expect([cleanFilter(null), cleanFilter(undefined), cleanFilter('x')]).toEqual(['', '', '']);
});
