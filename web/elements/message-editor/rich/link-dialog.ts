import { html, nothing, render } from 'lit';
import { text } from '../../../text/index.js';
import { openModal } from '../../shared/modal.js';
import { ref } from 'lit/directives/ref.js';
import { safeAddress } from './schema.js';

/** What the dialog begins with. */
export interface LinkAsked {
  readonly href: string;
  /** True where there is a text that becomes the link; else one is asked for. */
  readonly selected: boolean;
}

/** What was decided: an address, `undefined` to have no link, `cancelled`. */
export type LinkAnswer =
  { readonly href: string; readonly words: string } | undefined | 'cancelled';

/** Completes what people type for an address. */
export function addressOf(typed: string): string | undefined {
  const plain = typed.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(plain)) return `mailto:${plain}`;
  const named = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#].*)?$/.test(plain)
    ? `https://${plain}`
    : plain;
  return /\s/.test(named) ? undefined : safeAddress(named);
}

/** Asks for a link's address in a dialog; the host is an empty element in the document. */
export function askLink(host: HTMLElement, { href, selected }: LinkAsked): Promise<LinkAnswer> {
  return new Promise((done) => {
    let answer: LinkAnswer = 'cancelled';
    const field = (id: string): string =>
      host.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() ?? '';
    const close = (): void => host.querySelector('dialog')?.close();
    const accept = (): void => {
      const address = addressOf(field('link-address'));
      if (address === undefined) return show(true);
      answer = { href: address, words: field('link-words') };
      close();
    };
    const remove = (): void => {
      answer = undefined;
      close();
    };
    const closed = (): void => {
      render(nothing, host);
      done(answer);
    };
    const key = (event: KeyboardEvent): void => {
      // Around it is the form of the message, which Enter would send.
      event.stopPropagation();
      if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      accept();
    };
    const view = { href, selected, key, closed, accept, remove, close };
    const show = (bad: boolean): void => {
      render(dialog({ ...view, bad }), host);
      if (bad) host.querySelector<HTMLElement>('#link-address')?.focus();
    };
    show(false);
  });
}

interface LinkView extends LinkAsked {
  /** True when what was typed is no address of a link. */
  readonly bad: boolean;
  readonly key: (event: KeyboardEvent) => void;
  readonly closed: () => void;
  readonly accept: () => void;
  readonly remove: () => void;
  readonly close: () => void;
}

function dialog(view: LinkView) {
  const say = text.composer;
  return html`<dialog
    class="rich-dialog"
    aria-labelledby="link-title"
    ${ref(openModal)}
    @keydown=${view.key}
    @close=${view.closed}
  >
    <h2 id="link-title">${say.linkTitle}</h2>
    <label for="link-address">${say.address}</label>
    <input
      id="link-address"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      inputmode="url"
      placeholder="https://"
      aria-describedby="link-problem"
      aria-invalid=${view.bad ? 'true' : 'false'}
      .defaultValue=${view.href}
      autofocus
    />
    <p class="problem" id="link-problem" role="alert">${view.bad ? say.badAddress : nothing}</p>
    ${
      view.selected
        ? nothing
        : html`<label for="link-words">${say.linkWords}</label>
            <input id="link-words" autocomplete="off" dir="auto" />`
    }
    <div class="buttons">
      ${
        view.href === ''
          ? nothing
          : html`<button type="button" class="button plain" @click=${view.remove}>
              ${say.unlink}
            </button>`
      }
      <button type="button" class="button" @click=${view.close}>${say.cancel}</button>
      <button type="button" class="button primary" @click=${view.accept}>${say.setLink}</button>
    </div>
  </dialog>`;
}
