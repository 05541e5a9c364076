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

function requestText({ body, request }) {
  if (!request) return body === 'none' ? '' : body;
  const name = link(request, 'carriers.md');
  return body === 'patch' ? `patch of ${name}` : name;
}

/** A parameter, and how the address spells it where that differs. */
function queryText([name, wireName]) {
  return name === wireName ? code(name) : `${code(name)} as ${code(wireName)}`;
}

export function docsEndpoints({ endpoints }) {
  const rows = endpoints.map((row) => [
    code(row.name),
    row.method,
    code(row.path),
    Object.entries(row.query).map(queryText).join(', '),
    requestText(row),
    row.response && link(row.response, 'carriers.md'),
  ]);
  const head = ['Name', 'Method', 'Path', 'Query', 'Request', 'Response'];
  const intro = `Names in braces and names in the query column are the parameters of an endpoint.
The text after "as" is the spelling in the address where that differs.`;
  return [`<!-- ${notice} -->\n\n# Endpoints\n\n${intro}\n`, ...table([head, ...rows])].join('\n');
}
