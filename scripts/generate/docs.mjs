// Writes the reference pages.

import { notice, parseType } from './vocabulary.mjs';

/** A Markdown table with aligned columns. */
function table(rows) {
  const escaped = rows.map((cells) => cells.map((cell) => String(cell).replaceAll('|', '\\|')));
  const widths = escaped[0].map((_, column) =>
    Math.max(3, ...escaped.map((cells) => cells[column].length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [...[escaped[0], rule, ...escaped.slice(1)].map(line), ''];
}

const link = (name, page = '') => `[${name}](${page}#${name.toLowerCase()})`;

function typeText(text) {
  const { wraps, base, target } = parseType(text);
  return [...wraps.map((wrap) => `${wrap} of`), target ? link(target) : base].join(' ');
}

function docsCarrier({ name, description, extends: base, key, properties }) {
  const origin = base ? ` Has every property of ${link(base)}, followed by its own.` : '';
  const intro = `${description}${origin}${key ? ` Key: \`${key}\`.` : ''}`;
  const writable = (row) => (row.readOnly ? 'no' : 'yes');
  const rows = properties.map((row) => {
    const access = row.responseOnly ? 'response only' : writable(row);
    return [`\`${row.name}\``, typeText(row.type), access, row.description];
  });
  const head = ['Property', 'Type', 'Writable', 'Description'];
  return [`### ${name}`, '', intro, '', ...table([head, ...rows])];
}

function docsEnum({ name, description, flags, members }) {
  const intro = flags ? `${description} Names may be combined.` : description;
  const rows = members.map((member) => [`\`${member.name}\``, member.value, member.description]);
  return [`### ${name}`, '', intro, '', ...table([['Name', 'Value', 'Description'], ...rows])];
}

export function docsCarriers({ carriers, enums }) {
  const intro = `The server ignores a value sent for a property that is not writable. Text, dates,
carriers, arrays and dictionaries may be null; numbers, booleans and enums may not.`;
  return [
    `<!-- ${notice} -->\n\n# Carriers and enums\n\n${intro}\n\n## Carriers\n`,
    ...carriers.flatMap(docsCarrier),
    '## Enums\n',
    ...enums.flatMap(docsEnum),
  ].join('\n');
}

const code = (text) => `\`${text}\``;

function typeLink(text) {
  const { wraps, base, target } = parseType(text);
  const name = base === 'carrier' || base === 'enum' ? link(target, 'carriers.md') : base;
  return [...wraps.map((wrap) => `${wrap} of`), name].join(' ');
}

function requestText({ kind, type, rows = [] }) {
  if (kind === 'arguments') {
    return rows.map((row) => `${code(row.name)} ${typeLink(row.type)}`).join(', ');
  }
  const text = type ? typeLink(type) : kind;
  if (kind === 'patch') return `patch of ${text}`;
  return kind === 'none' ? '' : text;
}

function responseText({ response: { kind, type }, row }) {
  if (kind === 'none') return '';
  const text = type ? typeLink(type) : kind;
  return row.nullable ? `${text} or null` : text;
}

/** A parameter, how the address spells it where that differs, and what it is where not a text. */
function queryText({ name, as, type, required }) {
  const spelled = name === as ? code(name) : `${code(name)} as ${code(as)}`;
  const kind = type === 'string' ? '' : ` ${parseType(type).wraps.length > 0 ? 'list' : type}`;
  return `${spelled}${kind}${required ? ', needed' : ''}`;
}

export function docsEndpoints({ endpoints }) {
  const rows = endpoints.map((endpoint) => [
    code(endpoint.name),
    endpoint.method,
    code(endpoint.path),
    endpoint.query.map(queryText).join('; '),
    requestText(endpoint.body),
    responseText(endpoint),
  ]);
  const head = ['Name', 'Method', 'Path', 'Query', 'Request', 'Response'];
  const intro = `Names in braces (numbers, unless they say string) and names in the query column are the
parameters of an endpoint. The text after "as" is the spelling in the address where that differs;
a list is separated by commas. Names in the request column are members of one JSON object. Without a
response the answer is 204.`;
  return [`<!-- ${notice} -->\n\n# Endpoints\n\n${intro}\n`, ...table([head, ...rows])].join('\n');
}
