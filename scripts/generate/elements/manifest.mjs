// Writes custom-elements.json, which editors and catalogues read: the elements as the Custom Elements
// Manifest describes them.

const published = (file) => `dist/${file.replace(/\.ts$/, '.js')}`;

/** Leaves out what is empty. */
const filled = (entries) =>
  Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value && (value.length ?? 1) > 0),
  );

const described = ({ name, description }) => filled({ name, description });

const field = ({ name, type, description, attribute, reflects }) =>
  filled({ kind: 'field', name, type: { text: type }, description, attribute, reflects });

const attribute = ({ name, type, description, attribute: written }) =>
  filled({ name: written, fieldName: name, type: { text: type }, description });

function moduleOf({ tag, className, file, description, properties, heard, parts, styles }) {
  const path = published(file);
  const declaration = filled({
    kind: 'class',
    name: className,
    customElement: true,
    tagName: tag,
    description,
    attributes: properties.filter((each) => each.attribute).map(attribute),
    members: properties.map(field),
    events: heard.map((event) => ({
      ...described(event),
      type: { text: 'CustomEvent' },
    })),
    cssParts: parts.map(described),
    cssProperties: styles.map(described),
  });
  const exported = (kind, name) => ({ kind, name, declaration: { name: className, module: path } });
  return {
    kind: 'javascript-module',
    path,
    declarations: [declaration],
    exports: [exported('js', className), exported('custom-element-definition', tag)],
  };
}

export function manifest(elements) {
  const all = { schemaVersion: '2.1.0', modules: elements.map(moduleOf) };
  return `${JSON.stringify(all, undefined, 2)}\n`;
}
