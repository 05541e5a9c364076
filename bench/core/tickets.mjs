// Tickets made from the table in wasm/schema, and what is done with them: the same numbers make the
// same bytes on every run and in every engine.

/** What is read of wasm/schema. */
const files = [
  'enums',
  ...['TicketEntity', 'Person', 'TicketMessage', 'Tag', 'Associate', 'TicketCategoryEntity'].map(
    (name) => `carriers/${name}`,
  ),
];

/** Other contacts, messages and tags of a ticket of each size: 4, 23, 198 and 1,939 kB. */
export const counts = [0, 9, 89, 892];

/** Different tickets of each size, so that nothing learns one by heart. */
export const ticketsPerSize = 32;

const words = (
  'invoice printer Straße request delivery reminder renewal payment contract "urgent" order ' +
  'account login søknad address error update missing reply:\n customer'
).split(' ');

const phrases = [
  'Der Drucker im zweiten Stock meldet „Papierstau“, obwohl keiner da ist',
  'Faktura er sendt på nytt, men kunden får den fortsatt ikke åpnet',
  'La commande n’a pas été livrée à l’adresse indiquée',
  'Proszę o przesłanie umowy jeszcze w tym tygodniu',
  'Не удаётся войти в личный кабинет после обновления',
  'Το τιμολόγιο δεν έφτασε ποτέ στον πελάτη',
  '請求書の宛名が間違っています',
  'Thanks a lot, that was quick 👍🏽 — see you on Monday!',
  'C:\\Users\\Public\\invoice\t2024.pdf could not be "opened"',
];

/** A generator of small numbers (a linear congruential one: no two runs may differ). */
function dice(seed) {
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function text(roll, count) {
  if (roll(8) === 0) return phrases[roll(phrases.length)];
  return Array.from({ length: 1 + roll(count) }, () => words[roll(words.length)]).join(' ');
}

const two = (number) => String(number).padStart(2, '0');

/** A mail's header fields, the longest text that a ticket carries. */
function header(id, roll) {
  const lines = [
    `Message-ID: <${id}.${roll(1e9)}@mail${roll(9)}.example.com>`,
    `Subject: =?utf-8?Q?${encodeURIComponent(text(roll, 4)).replaceAll('%', '=')}?=`,
    `Received: from relay${roll(99)}.example.net by mx.example.com; ${two(1 + roll(28))} May 2024`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function scalar(enums, row, id, roll) {
  if (row.type.startsWith('enum:')) {
    const members = enums.get(row.type.slice('enum:'.length));
    return members[roll(members.length)].name;
  }
  switch (row.type) {
    case 'int32':
      return roll(3) === 0 ? roll(100_000) : 0;
    case 'bool':
      return roll(2) === 0;
    case 'date-time':
      return `2024-${two(1 + roll(12))}-${two(1 + roll(28))}T${two(roll(24))}:30:00.12345${roll(10)}7+01:00`;
    case 'dictionary:string':
      return { 'SuperOffice:1': `[I:${roll(9)}]`, x_asset: text(roll, 2) };
    case 'string':
      if (row.name === 'EmailHeader') return header(id, roll);
      return row.name.includes('Email') ? `user${id}@example.com` : text(roll, 3);
    default:
      return null;
  }
}

/** A maker of tickets; `read` gives the text of a file of wasm/schema. */
export async function ticketMaker(read) {
  const texts = await Promise.all(files.map((name) => read(`${name}.json`)));
  const [enumerations, ...carriers] = texts.map((each) => JSON.parse(each));
  const enums = new Map(enumerations.map(({ name, members }) => [name, members]));
  const table = new Map(carriers.map((each) => [each.name, each]));

  function carrier(name, id, roll, inside = {}) {
    const { key, properties } = table.get(name);
    return Object.fromEntries(
      properties.map((row) => {
        if (row.name === key) return [row.name, id];
        if (row.name in inside) return [row.name, inside[row.name]];
        return [row.name, scalar(enums, row, id, roll)];
      }),
    );
  }

  /** A TicketEntity with so many other contacts, messages and tags. */
  return (count, seed) => {
    const roll = dice(1000 * count + seed);
    const many = (name) =>
      Array.from({ length: count }, (_, index) => carrier(name, 1000 + index, roll));
    return carrier('TicketEntity', 4711 + seed, roll, {
      OwnedBy: carrier('Associate', 7, roll),
      Category: carrier('TicketCategoryEntity', 3, roll),
      Person: carrier('Person', 12, roll),
      SecondaryPersons: many('Person'),
      Messages: many('TicketMessage'),
      Tags: many('Tag'),
    });
  };
}

/** What an agent changes in one sitting, as a JSON Patch. */
export const edits = [
  { op: 'replace', path: '/Title', value: 'Printer on fire 🔥' },
  { op: 'replace', path: '/Category/TicketCategoryId', value: 9 },
  { op: 'add', path: '/CustomFields/x_asset', value: 'P-7' },
];

export const operations = [
  ...edits,
  { op: 'replace', path: '/Deadline', value: '2025-02-01T09:00:00Z' },
  { op: 'replace', path: '/Sentiment', value: 41 },
  { op: 'add', path: '/Tags/-', value: { Id: 5, Name: 'ny merkelapp', ToolTip: 'fra kunden' } },
];

/** As much as the operations, but for the tag: a merge patch replaces an array as a whole. */
export const mergePatch = {
  Title: edits[0].value,
  Category: { TicketCategoryId: 9 },
  CustomFields: { x_asset: 'P-7' },
  Deadline: '2025-02-01T09:00:00Z',
  Sentiment: 41,
  Language: 'no',
};

export const list = 'Title,Category/Name,Messages/TicketMessageId';

/** The edits by hand, in the place of what is edited. */
export function applyEdits(document) {
  document.Title = edits[0].value;
  document.Category.TicketCategoryId = edits[1].value;
  document.CustomFields.x_asset = edits[2].value;
  return document;
}

/** What somebody else has saved meanwhile: three changes, one of them of the same title. */
function editByOthers(document) {
  document.Title = 'The printer has been replaced';
  document.LastChanged = '2025-01-02T03:04:05Z';
  document.OwnedBy.AssociateId = 11;
  document.Messages.push({ TicketMessageId: 9999, Author: 'kari@example.com' });
  return document;
}

/** A ticket's text, and those of the versions that it is compared with. */
export function versions(ticket) {
  const base = JSON.stringify(ticket);
  const edited = applyEdits(JSON.parse(base));
  return {
    base,
    edited: JSON.stringify(edited),
    reformatted: JSON.stringify(edited, null, 2),
    theirs: JSON.stringify(editByOthers(JSON.parse(base))),
  };
}
