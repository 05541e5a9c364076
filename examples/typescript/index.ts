import { TicketwireError, connect, type Draft, type TicketEntityWithLinks } from 'ticketwire';
import core from 'ticketwire/core.wasm';
import { TicketEditor, provideClient } from 'ticketwire/elements';
import { define } from 'ticketwire/define';
import { load } from 'ticketwire/inline';
import * as whole from 'ticketwire/inline/define';

const client = await connect({ wasm: core, baseUrl: 'https://crm.example/' });
const ticket: Draft<TicketEntityWithLinks> = await client.getTicket(143);
ticket.set('/Priority/TicketPriorityId', 3);

try {
  await client.patchTicket(143, ticket.plan());
} catch (error) {
  if (error instanceof TicketwireError && error.isConflict) console.log(error.pointer);
  else throw error;
}

define();
const editor = document.createElement('tw-editor');
editor.client = client;
editor.ticketId = 143;
editor.addEventListener('tw-saved', ({ detail }) => console.log(detail.plan.body.length));
document.body.addEventListener('tw-open', ({ detail }) => (editor.ticketId = detail.ticketId));
// @ts-expect-error -- what an event tells is typed
editor.addEventListener('tw-merged', ({ detail }) => console.log(detail.nothing));
document.body.append(editor, new TicketEditor());
provideClient(document.body, client);

export const cores = [load, whole.load, whole.TicketEditor];
