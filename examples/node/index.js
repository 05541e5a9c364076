import { connect } from 'ticketwire';

const client = await connect({
  baseUrl: process.env.TICKETWIRE_URL ?? 'http://127.0.0.1:8080/',
  authorization: () => 'Basic dGplMDpUamUw',
});
const ticket = await client.getTicket(143);
const { Title } = ticket.base;

ticket.set('/Title', `${Title}!`);
console.log(Title);
console.log(ticket.plan().body);
