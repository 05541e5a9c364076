import { mendContrast } from './contrast.js';
import { frameStyles } from './frame.js';
import { applyStyles, type SafeMail } from './html.js';
import { foldQuotes, type Fold } from './quotes.js';

/** On a quote that is open. */
const openMark = 'tw-open';

/** How a mail is to look in its frame. */
export interface Look {
  /** Rules for the page's or the sender's colours. */
  readonly colours: string;
  /** Name of the button of a quote that is folded away. */
  readonly show: string;
  /** The same of one that is open. */
  readonly hide: string;
}

/** What the frame tells the element. */
export interface Listener {
  /** The mail may have another height. */
  resized(): void;
  /** The policy has refused something. */
  refused(): void;
  /** A link was followed by pointer or key. */
  followed(event: MouseEvent, link: HTMLAnchorElement): void;
  /** A key was pressed within the mail. */
  pressed(event: KeyboardEvent): void;
  /** Something within the mail has the focus. */
  focused(): void;
}

/** Puts a mail into the frame's document. The document may hold another one; it is replaced. */
export function fillFrame(inside: Document, mail: SafeMail, look: Look, listener: Listener): void {
  const view = inside.defaultView;
  if (!view) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(frameStyles + look.colours);
  inside.adoptedStyleSheets = [sheet];
  const content = inside.importNode(mail.content, true);
  applyStyles(content);
  const folds = foldQuotes(content);
  for (const fold of folds) addButton(fold, look, listener);
  inside.body.dir = 'auto';
  inside.body.replaceChildren(content);
  mendContrast(content);
}

/** Hears what happens in the frame's document. */
export function listenTo(inside: Document, listener: Listener): void {
  inside.addEventListener('securitypolicyviolation', () => listener.refused());
  inside.addEventListener('load', () => listener.resized(), true);
  inside.addEventListener('keydown', (event) => listener.pressed(event));
  inside.addEventListener('focusin', () => listener.focused());
  for (const type of ['click', 'auxclick'] as const) {
    inside.addEventListener(type, (event) => {
      const link = (event.target as Element | null)?.closest?.('a');
      if (link) listener.followed(event, link);
    });
  }
}

function addButton(fold: Fold, look: Look, listener: Listener): void {
  const [first] = fold;
  if (!first) return;
  const button = first.ownerDocument.createElement('button');
  button.type = 'button';
  button.className = 'tw-fold';
  const tell = (open: boolean) => {
    button.ariaExpanded = String(open);
    button.ariaLabel = open ? look.hide : look.show;
    button.title = button.ariaLabel;
  };
  tell(false);
  button.addEventListener('click', () => {
    const open = button.ariaExpanded !== 'true';
    for (const element of fold) element.toggleAttribute(openMark, open);
    tell(open);
    listener.resized();
  });
  first.before(button);
}
