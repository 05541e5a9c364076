// Types of the elements in templates of Svelte 5, for a program that has `import type {} from
// 'ticketwire/svelte'` somewhere. It is nothing at run time: `ticketwire/define` registers the
// elements.
import type { HTMLAttributes } from 'svelte/elements';
import type { DefinedElements, HeardEvents, Settable, Tag } from 'ticketwire/define';

/** `ontw-saved={...}`, and `on:tw-saved={...}` as Svelte 4 spells it. */
type Handlers<Events> = {
  [Name in keyof Events & string as `on${Name}` | `on:${Name}`]?:
    ((event: Events[Name]) => void) | undefined;
};

type ElementAttributes<Name extends Tag> = Omit<
  HTMLAttributes<DefinedElements[Name]>,
  keyof Settable<Name>
> &
  Settable<Name> &
  Handlers<HeardEvents<Name>>;

export type TicketwireElements = { [Name in Tag]: ElementAttributes<Name> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends TicketwireElements {}
}
