// Tickets made from the table in wasm/schema: the same count makes the same bytes on every run.

import { readFileSync } from 'node:fs';

const table = (name) =>
  JSON.parse(readFileSync(new URL(`../wasm/schema/${name}.json`, import.meta.url), 'utf8'));
const enums = new Map(table('enums').map(({ name, members }) => [name, members]));
const carriers = new Map(
  ['TicketEntity', 'Person', 'TicketMessage', 'Tag', 'Associate', 'TicketCategoryEntity'].map(
    (name) => [name, table(`carriers/${name}`)],
  ),
);

const words = (
  'invoice printer Straße request delivery reminder renewal payment contract "urgent" order ' +
  'account login søknad address error update missing reply:\n customer'
).split(' ');

/** A generator of small numbers (a linear congruential one: no two runs may differ). */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function text(roll, count) {
  return Array.from({ length: 1 + roll(count) }, () => words[roll(words.length)]).join(' ');
}

const two = (number) => String(number).padStart(2, '0');

function scalar(row, id, roll) {
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
      return row.name.includes('Email') ? `user${id}@example.com` : text(roll, 4);
    default:
      return null;
  }
}

function carrier(name, id, roll, inside = {}) {
  const { key, properties } = carriers.get(name);
  return Object.fromEntries(
    properties.map((row) => {
      if (row.name === key) return [row.name, id];
      if (row.name in inside) return [row.name, inside[row.name]];
      return [row.name, scalar(row, id, roll)];
    }),
  );
}

/** A TicketEntity with so many other contacts, messages and tags. */
export function ticket(count) {
  const roll = dice(count);
  const many = (name) =>
    Array.from({ length: count }, (_, index) => carrier(name, 1000 + index, roll));
  return carrier('TicketEntity', 4711, roll, {
    OwnedBy: carrier('Associate', 7, roll),
    Category: carrier('TicketCategoryEntity', 3, roll),
    Person: carrier('Person', 12, roll),
    SecondaryPersons: many('Person'),
    Messages: many('TicketMessage'),
    Tags: many('Tag'),
  });
}
