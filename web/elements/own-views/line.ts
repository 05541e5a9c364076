import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon, type IconName } from '../../controls/icons.js';
import {
  columnLabel,
  columns,
  formatColumns,
  mostColumns,
  parseColumns,
  type Column,
} from '../../table/columns.js';
import { text } from '../../text/index.js';

/** Shows other columns; `focus` is where the cursor goes then. */
export type ChooseColumns = (columns: string, focus: string) => void;

/** What each ticket's second line shows, in its order; none for the usual. */
export function renderLine(written: string, choose: ChooseColumns): TemplateResult {
  const chosen = parseColumns(written);
  const left = columns.filter((each) => !chosen.includes(each));
  const set = (after: readonly Column[], focus: string): void =>
    choose(formatColumns(after), focus);
  return html`<div class="of-line" role="group" aria-labelledby="line-title">
    <h3 id="line-title">${text.ownViews.line}</h3>
    ${
      chosen.length === 0
        ? html`<p class="quiet">${text.ownViews.usualLine}</p>`
        : html`<ul class="columns" aria-labelledby="line-title">
            ${repeat(
              chosen,
              ({ name }) => name,
              (column, at) => renderColumn(chosen, column, at, set),
            )}
          </ul>`
    }
    ${
      chosen.length < mostColumns
        ? html`<select
            class="input"
            id="add-column"
            aria-label=${text.ownViews.addToLine}
            @change=${({ target }: Event) => {
              const select = target as HTMLSelectElement;
              const column = left[Number(select.value)];
              select.value = '';
              if (!column) return;
              const last = chosen.length + 1 === mostColumns;
              set([...chosen, column], last ? `[data-column=${column.name}] .up` : '#add-column');
            }}
          >
            <option value="">${text.ownViews.addToLine}…</option>
            ${left.map((each, at) => html`<option value=${at}>${columnLabel(each)}</option>`)}
          </select>`
        : nothing
    }
  </div>`;
}

function renderColumn(
  chosen: readonly Column[],
  column: Column,
  at: number,
  set: (after: readonly Column[], focus: string) => void,
): TemplateResult {
  const label = columnLabel(column);
  const rest = chosen.toSpliced(at, 1);
  const button = (
    sign: IconName,
    words: string,
    run: () => void,
    { looks = '', off = false } = {},
  ): TemplateResult =>
    html`<button
      type="button"
      class="button plain icon ${looks}"
      aria-label=${words}
      title=${words}
      aria-disabled=${off ? 'true' : 'false'}
      @click=${() => {
        if (!off) run();
      }}
    >
      ${icon(sign)}
    </button>`;
  const move = (places: number, looks: string): void =>
    set(rest.toSpliced(at + places, 0, column), `[data-column=${column.name}] .${looks}`);
  return html`<li data-column=${column.name}>
    <span>${label}</span>
    ${button('up', text.ownViews.up(label), () => move(-1, 'up'), { looks: 'up', off: at === 0 })}
    ${button('down', text.ownViews.down(label), () => move(1, 'down'), {
      looks: 'down',
      off: at === chosen.length - 1,
    })}
    ${button('close', text.filters.remove(label), () => set(rest, '#add-column'))}
  </li>`;
}
