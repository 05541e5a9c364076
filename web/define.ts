import type { TicketEventMap } from './draft/events.js';
import {
  AddressField,
  Attachments,
  Combobox,
  OwnViewsPanel,
  TicketBulk,
  TicketConflict,
  TicketEditor,
  TicketExport,
  TicketFilter,
  TicketList,
  TicketMail,
  TicketMessageEditor,
  TicketNew,
  TicketReview,
  TicketThread,
  TicketTimeline,
} from './elements/index.js';
import { defineElement, takenWords } from './elements/shared/definition.js';

export type { HeardEvents, Settable, Tag } from './templates.js';

const elements = {
  'tw-combobox': Combobox,
  'tw-list': TicketList,
  'tw-editor': TicketEditor,
  'tw-thread': TicketThread,
  'tw-mail': TicketMail,
  'tw-review': TicketReview,
  'tw-conflict': TicketConflict,
  'tw-message-editor': TicketMessageEditor,
  'tw-new': TicketNew,
  'tw-bulk': TicketBulk,
  'tw-addresses': AddressField,
  'tw-attachments': Attachments,
  'tw-export': TicketExport,
  'tw-filter': TicketFilter,
  'tw-own-views': OwnViewsPanel,
  'tw-timeline': TicketTimeline,
} as const;

/** The elements by their tag names. */
export type DefinedElements = {
  [Name in keyof typeof elements]: InstanceType<(typeof elements)[Name]>;
};

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the map is what it adds
  interface HTMLElementEventMap extends TicketEventMap {}

  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- so is this one
  interface HTMLElementTagNameMap extends DefinedElements {}
}

/**
 * Registers all elements under their usual names; names that are taken stay as they are.
 * @returns The names that are taken by something else than this version of the package.
 */
export function define(
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): string[] {
  const all = Object.entries(elements);
  const taken = all.flatMap(([name, element]) => defineElement(name, element, registry));
  return [...new Set(taken)];
}

const taken = define();
// eslint-disable-next-line no-console -- nobody else can be told
if (taken.length > 0) console.warn(takenWords(taken));
