import { plan } from './plan.js';

// A worker and a service worker hear messages themselves, a shared worker those of its connections.
const answer = async ({ data: baseUrl, source, target }) => {
  const port = source ?? target;
  port.postMessage(await plan(baseUrl));
};
if ('onconnect' in self) self.onconnect = ({ ports: [port] }) => (port.onmessage = answer);
else self.onmessage = answer;
