import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../controls/icons.js';
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

/** A button that copies the address of a message, and says so; nothing without a template. */
export function renderLink(
  template: string | undefined,
  ticket: number,
  message: number,
): TemplateResult | typeof nothing {
  if (!template) return nothing;
  const label = text.thread.copyLink;
  // What it says is its own: the next rendering leaves it as it is.
  return html`<span class="link-of">
    <span class="quiet" role="status"></span>
    <button
      type="button"
      class="button plain small"
      aria-label=${label}
      title=${label}
      @click=${({ currentTarget }: Event) =>
        void copy(
          addressOf(template, { ticket, message }),
          (currentTarget as Element).previousElementSibling!,
        )}
    >
      ${icon('link')}
    </button>
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
