import type { DefinedElements } from './define.js';
import type { TicketEventMap } from './draft/events.js';
import type {
  ElementAttributes,
  ElementEvents,
  ElementProperties,
} from './generated/attributes.js';

/** The name of an element. */
export type Tag = keyof DefinedElements;

/** What a template may set on an element: its properties, and its attributes as they are spelled. */
export type Settable<Name extends Tag> = ElementProperties[Name] & ElementAttributes[Name];

/** The events that a listener on an element hears. */
export type HeardEvents<Name extends Tag> = {
  [Event in ElementEvents[Name]]: Event extends keyof TicketEventMap
    ? TicketEventMap[Event]
    : CustomEvent;
};
