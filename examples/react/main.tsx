import { hydrateRoot } from 'react-dom/client';
import { connect } from 'ticketwire';
import { provideClient } from 'ticketwire/elements';
import { App } from './app';

// `?api=` says where the WebAPI is; `scripts/start --cors-origin ORIGIN` lets this page ask it.
const baseUrl = new URLSearchParams(location.search).get('api') ?? 'http://127.0.0.1:8080/';
const client = await connect({ baseUrl, authorization: () => 'Basic dGplMDpUamUw' });

// The markup is there already, and React sets no properties when it hydrates: an ancestor has the client.
provideClient(document.body, client);
await import('ticketwire/define');
hydrateRoot(document.getElementById('root')!, <App client={client} />);
