// `?api=` says where the WebAPI is; `scripts/start --cors-origin ORIGIN` lets this page ask it.
const api = new URLSearchParams(location.search).get('api') ?? 'http://127.0.0.1:8080/';
const baseUrl = new URL(api, location.href).href;
const show =
  (id) =>
  ({ data }) =>
    (document.getElementById(id).value = data);

const worker = new Worker('./worker.js', { type: 'module' });
worker.onmessage = show('worker');
worker.postMessage(baseUrl);

const { port } = new SharedWorker('./worker.js', { type: 'module' });
port.onmessage = show('shared');
port.postMessage(baseUrl);

navigator.serviceWorker.addEventListener('message', show('service'));
navigator.serviceWorker.startMessages();
await navigator.serviceWorker.register('./worker.js', { type: 'module' });
const { active } = await navigator.serviceWorker.ready;
active.postMessage(baseUrl);
