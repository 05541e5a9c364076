import { load } from '../../wasm/js/index.js';
import { define } from '../define.js';
import { applyColours, readColours } from './colours.js';
import { ColleagueStrip } from './colleague.js';
import { TicketLogin } from './login.js';
import { OutboxPanel } from './outbox.js';
import { readSettings } from './settings.js';
import { signInFor } from './sign-ins.js';
import { Workspace } from './workspace.js';

applyColours(readColours());
define();
customElements.define('tw-login', TicketLogin);
customElements.define('tw-outbox', OutboxPanel);
customElements.define('tw-colleague', ColleagueStrip);
customElements.define('tw-workspace', Workspace);

// While the settings come. What fails is told by whoever needs the core.
load().catch(() => undefined);

const workspace = document.querySelector<Workspace>('tw-workspace');
if (workspace) {
  workspace.signIn = async () => signInFor(await readSettings());
  void workspace.begin();
}
