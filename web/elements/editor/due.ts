import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { dueOf, type DueTicket, type Escalation } from '../../table/due.js';
import { text } from '../../text/index.js';
import { absolute, distance, instant, relative } from '../../text/time.js';

/** How far the time until the deadline has run, and which step of escalation comes next. */
export function renderDue(ticket: DueTicket, now: number): TemplateResult | typeof nothing {
  const due = dueOf(ticket, now);
  if (!due) return nothing;
  const { at, escalation, label, passed, state } = due;
  const next = escalation ? escalationWords(escalation, now) : '';
  const begun = instant(ticket.CreatedAt);
  return html`<div class="due is-${state}">
    ${
      at === undefined
        ? nothing
        : html`<p title=${absolute(at)}>
            <span class=${state}>${label}</span>
            ${
              begun === undefined || state === 'late'
                ? nothing
                : html`<span class="quiet">${text.due.of(distance(at - begun))}</span>`
            }
          </p>`
    }
    ${
      passed === undefined
        ? nothing
        : html`<svg class="due-bar" height="10" role="img" aria-label=${text.due.bar(label, next)}>
            <rect class="due-all" y="2" width="100%" height="6" rx="3" />
            <rect class="due-passed" y="2" width="${passed}%" height="6" rx="3" />
            ${
              escalation?.share === undefined
                ? nothing
                : svg`<rect class="due-next" x="${escalation.share}%" width="2" height="10" />`
            }
          </svg>`
    }
    ${escalation ? html`<p class="quiet" title=${absolute(escalation.at)}>${next}</p>` : nothing}
  </div>`;
}

function escalationWords({ step, at }: Escalation, now: number): string {
  const when = relative(at, now);
  return at < now ? text.due.overdue(step, when) : text.due.next(step, when);
}

export const dueStyles = css`
  .due {
    margin: 0 0 10px 10px;
    font-size: 12px;
  }
  .due p {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    margin: 0;
  }
  .due-bar {
    display: block;
    width: 100%;
    overflow: visible;
  }
  .due-all {
    fill: var(--_border);
    stroke: var(--_border-strong);
  }
  .due-passed {
    fill: var(--_accent);
  }
  .is-soon .due-passed {
    fill: var(--_warning-text);
  }
  .is-late .due-passed {
    fill: var(--_danger);
  }
  .due-next {
    fill: var(--_text);
  }
  @media (forced-colors: active) {
    .due-all {
      fill: Canvas;
      stroke: CanvasText;
    }
    .due .due-passed {
      fill: Highlight !important;
    }
    .due-next {
      fill: CanvasText;
    }
  }
`;
