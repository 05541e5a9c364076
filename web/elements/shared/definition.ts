import { version } from '../../../wasm/js/generated/version.js';

/** A class of an element, and the elements that it uses inside, by their tag names. */
export interface ElementClass extends CustomElementConstructor {
  readonly needs?: () => Readonly<Record<string, ElementClass>>;
}

/** The version of the package whose class this is, for other copies of it on the page. */
const marker = Symbol.for('ticketwire.version');

/**
 * Registers an element under a name, and what it needs inside under the usual ones. Names that are
 * taken stay as they are. A class that has a name already gets the further one by a class of its own.
 * @returns The names that are taken by something else than this version of the package.
 */
export function defineElement(
  name: string,
  element: ElementClass,
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): string[] {
  const taken = registry?.get(name);
  if (!registry) return [];
  if (taken) return versionOf(taken) === version ? [] : [name];
  const inside = Object.entries(element.needs?.() ?? {});
  const foreign = inside.flatMap(([inner, needed]) => defineElement(inner, needed, registry));
  try {
    registry.define(name, marked(element));
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === 'NotSupportedError')) throw cause;
    registry.define(name, class extends element {});
  }
  return [...new Set(foreign)];
}

function marked(element: ElementClass): ElementClass {
  return Object.defineProperty(element, marker, { value: version, configurable: true });
}

const versionOf = (element: CustomElementConstructor): string | undefined =>
  (element as { readonly [marker]?: string })[marker];

/** What to tell where names are taken, for a developer. */
export function takenWords(names: readonly string[], registry = globalThis.customElements): string {
  const others = new Set(names.map((name) => versionOf(registry.get(name)!) ?? 'unknown'));
  return (
    `ticketwire ${version}: ${names.map((name) => `<${name}>`).join(', ')} were registered before, by ` +
    `version ${[...others].join(', ')}, and stay what they are`
  );
}
