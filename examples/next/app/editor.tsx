'use client';

import { useEffect, useState } from 'react';
import { connect, type Client } from 'ticketwire';
import 'ticketwire/define';
import type {} from 'ticketwire/react';

/** In the browser: edits it. */
export function Editor({ ticketId }: { readonly ticketId: number }) {
  const [client, setClient] = useState<Client>();
  const [told, tell] = useState('Nothing is edited.');

  useEffect(() => {
    void connect({ authorization: () => 'Basic dGplMDpUamUw' }).then(setClient);
  }, []);

  return (
    <>
      <p>{told}</p>
      {client && (
        <tw-editor
          client={client}
          ticketId={ticketId}
          ontw-dirty={({ detail }) => tell(`Edited: ${detail.ids.join()}`)}
          ontw-saved={({ detail }) => tell(`Saved: ${detail.plan.body}`)}
        />
      )}
    </>
  );
}
