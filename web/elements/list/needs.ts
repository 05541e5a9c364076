import { TicketFilter } from '../filter/filter.js';
import { OwnViewsPanel } from '../own-views/own-views.js';
import type { ElementClass } from '../shared/definition.js';
import { TicketExport } from './export.js';

/** The elements within the list. The page has them later than the list: see ../../vite.config.ts. */
export const needs = (): Record<string, ElementClass> => ({
  'tw-export': TicketExport,
  'tw-filter': TicketFilter,
  'tw-own-views': OwnViewsPanel,
});
