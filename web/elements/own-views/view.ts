import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon, type IconName } from '../../controls/icons.js';
import { isSame, longestName, type OwnChoice, type OwnView } from '../../draft/own-views.js';
import { text } from '../../text/index.js';

/** The name under which what the list shows is saved. */
export function renderForm(form: {
  readonly name: string;
  readonly problem: string | undefined;
  readonly type: (name: string) => void;
  readonly save: () => void;
}): TemplateResult {
  const { problem } = form;
  return html`<form
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      form.save();
    }}
  >
    <h3 id="save-title">${text.ownViews.saveTitle}</h3>
    <label class="label" for="name">${text.ownViews.name}</label>
    <div class="line">
      <input
        class="input"
        id="name"
        dir="auto"
        autocomplete="off"
        maxlength=${longestName}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${problem ? 'problem' : nothing}
        .value=${live(form.name)}
        @input=${({ target }: Event) => form.type((target as HTMLInputElement).value)}
      />
      <button type="submit" class="button primary">${text.ownViews.save}</button>
    </div>
    ${problem ? html`<p class="problem" id="problem" role="alert">${problem}</p>` : nothing}
  </form>`;
}

interface Row {
  /** Name of the view that is being renamed. */
  readonly edited: string | undefined;
  readonly problem: string | undefined;
  readonly edit: (name: string) => void;
  /** Without a new name it stays as it is. */
  readonly rename: (before: string, after: string | undefined) => void;
  readonly move: (name: string, places: number) => void;
  readonly remove: (name: string) => void;
  /** What the list shows, and has a view show the same. */
  readonly choice: OwnChoice | undefined;
  readonly set: (view: OwnView) => void;
}

/** The views that are there, in their order. */
export function renderViews(list: readonly OwnView[], row: Row): TemplateResult {
  if (list.length === 0) return html`<p class="quiet">${text.ownViews.none}</p>`;
  return html`<ul class="views" aria-label=${text.list.ownViews}>
    ${repeat(
      list,
      ({ name }) => name,
      (view, at) => renderView(view, row, { first: at === 0, last: at === list.length - 1 }),
    )}
  </ul>`;
}

function renderView(
  view: OwnView,
  row: Row,
  { first, last }: { readonly first: boolean; readonly last: boolean },
): TemplateResult {
  const button = (
    sign: IconName,
    label: string,
    run: () => void,
    { looks = '', off = false }: { readonly looks?: string; readonly off?: boolean } = {},
  ): TemplateResult =>
    html`<button
      type="button"
      class="button plain icon ${looks}"
      aria-label=${label}
      title=${label}
      aria-disabled=${off ? 'true' : 'false'}
      @click=${() => {
        if (!off) run();
      }}
    >
      ${icon(sign)}
    </button>`;
  const { name } = view;
  if (row.edited === name) return renderRename(name, row);
  return html`<li data-name=${name}>
    <button
      type="button"
      class="button plain name"
      dir="auto"
      title=${text.ownViews.rename(name)}
      aria-label=${text.ownViews.rename(name)}
      @click=${() => row.edit(name)}
    >
      ${name}
    </button>
    ${button('views', text.ownViews.setTo(name), () => row.set(view), {
      looks: 'set',
      off: !row.choice || isSame(view, row.choice),
    })}
    ${button('up', text.ownViews.up(name), () => row.move(name, -1), { looks: 'up', off: first })}
    ${button('down', text.ownViews.down(name), () => row.move(name, 1), {
      looks: 'down',
      off: last,
    })}
    ${button('close', text.ownViews.remove(name), () => row.remove(name))}
  </li>`;
}

function renderRename(name: string, { rename, problem }: Row): TemplateResult {
  return html`<li data-name=${name}>
    <form
      class="rename"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        rename(name, (event.target as HTMLFormElement).querySelector('input')!.value);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        // It ends the renaming, not the panel.
        event.preventDefault();
        event.stopPropagation();
        rename(name, undefined);
      }}
    >
      <input
        class="input"
        dir="auto"
        autocomplete="off"
        maxlength=${longestName}
        aria-label=${text.ownViews.nameOf(name)}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${problem ? 'rename-problem' : nothing}
        .value=${name}
      />
      <button type="submit" class="button">${text.ownViews.save}</button>
    </form>
    ${problem ? html`<p class="problem" id="rename-problem" role="alert">${problem}</p>` : nothing}
  </li>`;
}
