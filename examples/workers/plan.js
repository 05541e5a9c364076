// Beside it lies node_modules/ticketwire/dist/cdn/ticketwire.js.
import { connect } from './ticketwire.js';

/** What a save of one edit would send. */
export async function plan(baseUrl) {
  const client = await connect({ baseUrl, authorization: () => 'Basic dGplMDpUamUw' });
  const ticket = await client.getTicket(143);
  const { Title } = ticket.base;
  ticket.set('/Title', `${Title}!`);
  return `${Title}\n${ticket.plan().body}`;
}
