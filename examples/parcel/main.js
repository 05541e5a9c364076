import { connect } from 'ticketwire';
import 'ticketwire/define';

// `?api=` says where the WebAPI is; `scripts/start --cors-origin ORIGIN` lets this page ask it.
const baseUrl = new URLSearchParams(location.search).get('api') ?? 'http://127.0.0.1:8080/';
const client = await connect({ baseUrl, authorization: () => 'Basic dGplMDpUamUw' });
const ticket = await client.getTicket(143);
const { Title } = ticket.base;

ticket.set('/Title', `${Title}!`);
document.querySelector('output').value = `${Title}\n${ticket.plan().body}`;

// Made by script, so that it does not ask by itself before it is given the client.
const editor = document.createElement('tw-editor');
editor.client = client;
editor.ticketId = 143;
document.body.append(editor);
