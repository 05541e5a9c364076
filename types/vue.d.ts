// Types of the elements in templates of Vue 3.5, for a program that has `import type {} from
// 'ticketwire/vue'` somewhere. It is nothing at run time: `ticketwire/define` registers the elements.
import type { DefinedElements, HeardEvents, Settable, Tag } from 'ticketwire/define';
import type { EmitFn, HTMLAttributes } from 'vue';

type Emits<Events> = { [Name in keyof Events]: (event: Events[Name]) => void };

type ElementComponent<Name extends Tag> = new () => DefinedElements[Name] & {
  /** @deprecated For the types of templates alone. */
  $props: Omit<HTMLAttributes, keyof Settable<Name>> & Settable<Name>;
  /** @deprecated For the types of templates alone. */
  $emit: EmitFn<Emits<HeardEvents<Name>>>;
};

export type TicketwireElements = { [Name in Tag]: ElementComponent<Name> };

declare module 'vue' {
  interface GlobalComponents extends TicketwireElements {}
}
