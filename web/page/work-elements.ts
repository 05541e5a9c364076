import { TicketEditor } from '../elements/editor/editor.js';
import { TicketFilter } from '../elements/filter/filter.js';
import { TicketExport } from '../elements/list/export.js';
import { OwnViewsPanel } from '../elements/own-views/own-views.js';
import { defineElement } from '../elements/shared/definition.js';
import { TicketLogin } from './login.js';
import { OutboxPanel } from './outbox.js';

export { deskOf, leaveDesk } from '../draft/desk-of.js';
export { MessageLink } from './message-link.js';
export { Onward } from './onward.js';

/** Registers what is not there yet. */
export function defineWork(): void {
  defineElement('tw-filter', TicketFilter);
  defineElement('tw-export', TicketExport);
  defineElement('tw-own-views', OwnViewsPanel);
  defineElement('tw-editor', TicketEditor);
  if (!customElements.get('tw-outbox')) customElements.define('tw-outbox', OutboxPanel);
  if (!customElements.get('tw-login')) customElements.define('tw-login', TicketLogin);
}
