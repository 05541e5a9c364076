import { connection } from 'next/server';
import { connect } from 'ticketwire';
import { Editor } from './editor';

/** On the server: reads a ticket, and plans an edit of it. */
export default async function Page() {
  await connection();
  const client = await connect({
    baseUrl: process.env.TICKETWIRE_URL ?? 'http://127.0.0.1:8080/',
    authorization: () => 'Basic dGplMDpUamUw',
  });
  const ticket = await client.getTicket(143);
  const { Title } = ticket.base;
  ticket.set('/Title', `${Title}!`);

  return (
    <>
      <output>{`${Title}\n${ticket.plan().body}`}</output>
      <Editor ticketId={143} />
    </>
  );
}
