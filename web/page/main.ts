import { load } from '../../wasm/js/index.js';
import { TicketList } from '../elements/list/list.js';
import { applyColours, readColours } from './colours.js';
import { beginLanguage, settledLanguage } from './language.js';
import { later } from './later.js';
import { readSettings } from './settings.js';
import { signInFor } from './sign-ins.js';
import { Workspace } from './workspace.js';

applyColours(readColours());
const language = beginLanguage();
// While the settings come. What fails is told by whoever needs the core.
load().catch(() => undefined);
TicketList.define('tw-list');
customElements.define('tw-workspace', Workspace);

const workspace = document.querySelector<Workspace>('tw-workspace');
if (workspace) {
  workspace.signIn = async () => {
    const [settings] = await Promise.all([readSettings(), language]);
    return signInFor(await settledLanguage(settings));
  };
  void workspace.begin().then(() => later.load().catch(() => undefined));
}
