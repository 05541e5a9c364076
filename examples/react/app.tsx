import { useEffect, useState } from 'react';
import type { Client } from 'ticketwire';
import type {} from 'ticketwire/react';

/** On the server without a client: the editor is markup that waits for its definition. */
export function App({ client }: { readonly client?: Client }) {
  const [said, say] = useState('');
  const [told, tell] = useState('Nothing is edited.');

  useEffect(() => {
    void client?.getTicket(143).then((ticket) => {
      const { Title } = ticket.base;
      ticket.set('/Title', `${Title}!`);
      say(`${Title}\n${ticket.plan().body}`);
    });
  }, [client]);

  return (
    <>
      <output>{said}</output>
      <p>{told}</p>
      <tw-editor
        ticket-id={143}
        ontw-dirty={({ detail }) => tell(`Edited: ${detail.ids.join()}`)}
        ontw-saved={({ detail }) => tell(`Saved: ${detail.plan.body}`)}
      />
    </>
  );
}
