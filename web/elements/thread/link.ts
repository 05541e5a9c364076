import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../controls/icons.js';
import { roving } from '../../controls/roving.js';
import { text } from '../../text/index.js';

/** The address of a message, by a template such as `#/ticket/{ticket}/message/{message}`. */
export function addressOf(
  template: string,
  { ticket, message }: { readonly ticket: number; readonly message: number },
  base: string = document.baseURI,
): string {
  const filled = template
    .replaceAll('{ticket}', String(ticket))
    .replaceAll('{message}', String(message));
  return URL.canParse(filled, base) ? new URL(filled, base).href : filled;
}

/** What can be done with an open message; nothing where there is nothing. */
export interface MessageTools {
  /** Its address, as a template; without it no address can be copied. */
  readonly template: string | undefined;
  readonly ticket: number;
  readonly message: number;
  /** Passes it on; missing where nobody does that. */
  readonly forward: (() => void) | undefined;
}

/** The buttons of an open message: to pass it on, and to copy its address, which is said. */
export function renderTools(tools: MessageTools): TemplateResult | typeof nothing {
  const { template, ticket, message, forward } = tools;
  if (!template && !forward) return nothing;
  const button = (label: string, sign: IconName, run: (event: Event) => void): TemplateResult =>
    html`<button
      type="button"
      class="button plain small"
      aria-label=${label}
      title=${label}
      @click=${run}
    >
      ${icon(sign)}
    </button>`;
  const copied = ({ currentTarget }: Event): void =>
    void copy(
      addressOf(template!, { ticket, message }),
      (currentTarget as Element).parentElement!.firstElementChild!,
    );
  // What it says is its own: the next rendering leaves it as it is.
  return html`<span class="tools" role="toolbar" aria-label=${text.thread.tools} ${roving()}>
    <span class="quiet" role="status"></span>
    ${forward ? button(text.forward.this, 'forward', forward) : nothing}
    ${template ? button(text.thread.copyLink, 'link', copied) : nothing}
  </span>`;
}

async function copy(address: string, said: Element): Promise<void> {
  said.textContent = '';
  const { copied, copyFailed } = text.review;
  said.textContent = await navigator.clipboard.writeText(address).then(
    () => copied,
    () => copyFailed,
  );
}
