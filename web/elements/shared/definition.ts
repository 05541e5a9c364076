/** A class of an element, and the elements that it uses inside, by their tag names. */
export interface ElementClass extends CustomElementConstructor {
  readonly needs?: () => Readonly<Record<string, ElementClass>>;
}

/**
 * Registers an element under a name, and what it needs inside under the usual ones. Names that are
 * taken stay as they are. A class that has a name already gets the further one by a class of its own.
 */
export function defineElement(
  name: string,
  element: ElementClass,
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): void {
  if (!registry || registry.get(name)) return;
  for (const [inner, needed] of Object.entries(element.needs?.() ?? {})) {
    defineElement(inner, needed, registry);
  }
  try {
    registry.define(name, element);
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === 'NotSupportedError')) throw cause;
    registry.define(name, class extends element {});
  }
}
