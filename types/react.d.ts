// Types of the elements in JSX of React 19, for a program that has `import type {} from
// 'ticketwire/react'` somewhere. It is nothing at run time: `ticketwire/define` registers the elements.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { DefinedElements, HeardEvents, Settable, Tag } from 'ticketwire/define';

/** React listens to `tw-saved` where it finds `ontw-saved`. */
type Handlers<Events> = {
  [Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined;
};

type Html<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element>;

type ElementProps<Name extends Tag> = Omit<Html<DefinedElements[Name]>, keyof Settable<Name>> &
  Settable<Name> &
  Handlers<HeardEvents<Name>>;

export type TicketwireElements = { [Name in Tag]: ElementProps<Name> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends TicketwireElements {}
  }
}
