import { Combobox } from '../../controls/combobox.js';
import { TicketConflict } from '../conflict/conflict.js';
import { TicketMessageEditor } from '../message-editor/message-editor.js';
import { TicketReview } from '../review/review.js';
import type { ElementClass } from '../shared/definition.js';
import { TicketThread } from '../thread/thread.js';
import { TicketTimeline } from '../timeline/timeline.js';

/** The elements within the editor. */
export const needs = (): Record<string, ElementClass> => ({
  'tw-thread': TicketThread,
  'tw-message-editor': TicketMessageEditor,
  'tw-review': TicketReview,
  'tw-conflict': TicketConflict,
  'tw-combobox': Combobox,
  'tw-timeline': TicketTimeline,
});
