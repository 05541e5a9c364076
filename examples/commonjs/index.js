// Node loads a module by `require` from 20.19 and 22.12 on; before that, `await import('ticketwire')`.
const { connect } = require('ticketwire');

async function main() {
  const client = await connect({
    baseUrl: process.env.TICKETWIRE_URL ?? 'http://127.0.0.1:8080/',
    authorization: () => 'Basic dGplMDpUamUw',
  });
  const ticket = await client.getTicket(143);
  const { Title } = ticket.base;

  ticket.set('/Title', `${Title}!`);
  console.log(Title);
  console.log(ticket.plan().body);
}

void main();
