import { load } from '../../wasm/js/index.js';
import { TicketEditor, TicketList } from '../elements/index.js';
import { applyColours, readColours } from './colours.js';
import { beginLanguage, settledLanguage } from './language.js';
import { loadLater } from './later.js';
import { TicketLogin } from './login.js';
import { OutboxPanel } from './outbox.js';
import { readSettings } from './settings.js';
import { ShortcutSheet } from './shortcut-sheet.js';
import { signInFor } from './sign-ins.js';
import { Workspace } from './workspace.js';

applyColours(readColours());
const language = beginLanguage();
TicketList.define('tw-list');
TicketEditor.define('tw-editor');
customElements.define('tw-login', TicketLogin);
customElements.define('tw-outbox', OutboxPanel);
customElements.define('tw-shortcuts', ShortcutSheet);
customElements.define('tw-workspace', Workspace);

// While the settings come. What fails is told by whoever needs the core.
load().catch(() => undefined);

const workspace = document.querySelector<Workspace>('tw-workspace');
if (workspace) {
  workspace.signIn = async () => {
    const [settings] = await Promise.all([readSettings(), language]);
    return signInFor(await settledLanguage(settings));
  };
  void workspace.begin().then(loadLater);
}
