/** The element classes. Importing this registers nothing; see `../define.ts`. */
export { TicketElement } from './element.js';
export { TicketList } from './list.js';
export { TicketEditor } from './editor.js';
export { TicketThread } from './thread.js';
export { TicketMail } from './mail.js';
export { TicketReview } from './review.js';
export { TicketConflict } from './conflict.js';
export { TicketMessageEditor } from './message-editor.js';
export { TicketNew } from './new.js';
export { Combobox } from '../controls/combobox.js';
