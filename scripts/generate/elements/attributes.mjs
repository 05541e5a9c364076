// Writes what a template may set on each element and listen to, for the types of frameworks. Types stand
// where the elements declare them; here are names alone.

import { noticeOf } from '../vocabulary.mjs';

const list = (names) => (names.length > 0 ? names.map((name) => `'${name}'`).join(' | ') : 'never');

const members = (rows) => (rows.length > 0 ? ['{', ...rows, '  }'].join('\n') : '{}');

/** Attributes are texts: what a property's own type does not take is added to it. */
function attributeType({ className, property }) {
  if (property.isFlag) return `boolean | ''`;
  return `Written<${className}['${property.name}']>`;
}

/** Attributes whose names are not those of their properties. */
function attributesOf({ className, properties }) {
  return properties
    .filter(({ name, attribute }) => attribute && attribute !== name)
    .map((property) => {
      const type = attributeType({ className, property });
      const name = property.attribute.includes('-')
        ? `'${property.attribute}'`
        : property.attribute;
      return `    ${name}?: ${type} | undefined;`;
    });
}

/** A member for each element. */
function perElement(name, doc, elements, text) {
  const rows = elements.map((element) => `  '${element.tag}': ${text(element)};`);
  return [`/** ${doc} */`, `export interface ${name} {`, ...rows, '}', ''];
}

export function tsAttributes(elements) {
  const classes = elements.map(({ className }) => className).sort();
  return [
    `// ${noticeOf('web/define.ts and the elements that it names')}`,
    `import type { ${classes.join(', ')} } from '../elements/index.js';`,
    '',
    '/** A value as an attribute has it. */',
    'type Written<Value> = Value extends number ? Value | `$' + '{Value}` : Value;',
    '',
    ...perElement(
      'ElementProperties',
      'The properties of each element that a template may set.',
      elements,
      ({ className, properties }) =>
        `Partial<Pick<${className}, ${list(properties.map(({ name }) => name))}>>`,
    ),
    ...perElement(
      'ElementAttributes',
      'The attributes of each element that are spelled otherwise than their properties.',
      elements,
      (element) => members(attributesOf(element)),
    ),
    ...perElement(
      'ElementEvents',
      'Names of the events that a listener on each element hears.',
      elements,
      ({ heard }) => list(heard.map(({ name }) => name)),
    ),
  ].join('\n');
}
