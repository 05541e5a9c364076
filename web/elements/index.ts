/** The element classes. Importing this registers nothing; see `../define.ts`. */
export type { EventDetails, EventName, TicketEventMap } from '../draft/events.js';
export { TicketElement } from './shared/element.js';
export { signedIn } from '../draft/desk-of.js';
export { signingIn } from '../draft/signing-in.js';
export { provideClient } from './shared/ancestors.js';
export { TicketList } from './list/list.js';
export { TicketEditor } from './editor/editor.js';
export { TicketThread } from './thread/thread.js';
export { TicketTimeline } from './timeline/timeline.js';
export { TicketMail } from './mail/mail.js';
export { TicketReview } from './review/review.js';
export { TicketConflict } from './conflict/conflict.js';
export { TicketMessageEditor } from './message-editor/message-editor.js';
export type {
  EditorAbout,
  EditorAdapter,
  EditorText,
  MountedEditor,
} from './message-editor/adapter.js';
export { AddressField } from './message-editor/address-field.js';
export { Attachments } from './thread/attachments.js';
export { TicketExport } from './list/export.js';
export { TicketFilter } from './filter/filter.js';
export { OwnViewsPanel } from './own-views/own-views.js';
export { TicketBulk } from './bulk/bulk.js';
export { TicketNew } from './new/new.js';
export { Combobox } from '../controls/combobox.js';
export { chooseTexts, type Texts } from '../text/index.js';
export { chooseLanguage, languages, type Language } from '../text/languages.js';
