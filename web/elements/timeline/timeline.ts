import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import {
  clocks,
  counters,
  isEmpty,
  timelineOf,
  type CountingClock,
  type Figures,
  type Mood,
  type Timeline,
  type TimelineTicket,
} from '../../table/timeline.js';
import { duration } from '../../text/duration.js';
import { followTexts } from '../../controls/following.js';
import { text } from '../../text/index.js';
import { theme } from '../shared/theme.js';
import { renderBar, renderSign } from './bar.js';
import { timelineStyles } from './styles.js';

/**
 * Where the time of a ticket has gone: in queue, with us, with others, in working time and round the
 * clock; when it was first replied to and closed; how its customer sounds. Only what the ticket's own
 * figures say; nothing is shown of a ticket that has none.
 *
 * @csspart bar - The bar of one clock.
 * @csspart table - The table of the same figures.
 */
export class TicketTimeline extends LitElement {
  static override properties: PropertyDeclarations = { ticket: { attribute: false } };
  static override styles = [theme, timelineStyles];

  /** The ticket, as the WebAPI gives it. */
  declare ticket: TimelineTicket | undefined;

  constructor() {
    super();
    followTexts(this);
  }

  override render() {
    const timeline = this.ticket && timelineOf(this.ticket);
    if (!timeline || isEmpty(timeline)) return nothing;
    const { sum, reply, close, mood } = timeline;
    const counted = sum.office + sum.elapsed > 0;
    return html`<section aria-labelledby="title">
      <h3 id="title">${text.timeline.title}</h3>
      ${counted ? clocks.map((clock) => renderClock(timeline, clock)) : nothing}
      <dl>
        ${reply && renderEnd(text.timeline.reply, reply)}
        ${close && renderEnd(text.timeline.close, close)} ${mood && renderMood(mood)}
      </dl>
      ${counted ? renderTable(timeline) : nothing}
    </section>`;
  }
}

function say(figures: Figures, clock: CountingClock, exact = false): string {
  return duration(figures[clock], { days: clock === 'elapsed', exact });
}

function renderClock(timeline: Timeline, clock: CountingClock): TemplateResult {
  const { spent, sum } = timeline;
  const parts = counters.filter((name) => spent[name][clock] > 0);
  const words = (name: (typeof parts)[number]): string =>
    text.timeline.part(text.timeline.counters[name], say(spent[name], clock));
  const label = text.timeline.bar(text.timeline.clocks[clock], parts.map(words).join(', '));
  return html`<div class="clock">
    <p class="sum">
      <span>${text.timeline.clocks[clock]}</span>
      <span class="figure">${say(sum, clock)}</span>
    </p>
    ${
      parts.length === 0
        ? nothing
        : html`${renderBar(timeline, clock, label)}
            <ul aria-hidden="true">
              ${parts.map((name) => html`<li>${renderSign(name)} ${words(name)}</li>`)}
            </ul>`
    }
  </div>`;
}

/** When something was reached; in working time as well, where that is another length. */
function renderEnd(name: string, figures: Figures): TemplateResult {
  const [office, elapsed] = clocks.map((clock) => say(figures, clock));
  return html`<div>
    <dt>${name}</dt>
    <dd>
      ${elapsed}
      ${
        office === elapsed
          ? nothing
          : html`<span class="quiet"> (${text.timeline.working(office!)})</span>`
      }
    </dd>
  </div>`;
}

function renderMood({ name, certainty }: Mood): TemplateResult {
  return html`<div>
    <dt>${text.timeline.mood}</dt>
    <dd>
      ${text.timeline.moods[name]}
      ${
        certainty > 0
          ? html`<span class="quiet">(${text.timeline.certainty(certainty)})</span>`
          : nothing
      }
    </dd>
  </div>`;
}

/** All figures, to the second: here their sums can be checked. */
function renderTable({ spent, sum, reply, close }: Timeline): TemplateResult {
  const row = (name: string, figures: Figures | undefined, kind = ''): unknown =>
    figures &&
    html`<tr class=${kind}>
      <th scope="row">${name}</th>
      ${clocks.map((clock) => html`<td>${say(figures, clock, true)}</td>`)}
    </tr>`;
  return html`<details>
    <summary>${text.timeline.table}</summary>
    <table part="table">
      <thead>
        <tr>
          <th scope="col">${text.timeline.what}</th>
          ${clocks.map((clock) => html`<th scope="col">${text.timeline.clocks[clock]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${counters.map((name) => row(text.timeline.counters[name], spent[name]))}
        ${row(text.timeline.sum, sum, 'total')} ${row(text.timeline.reply, reply)}
        ${row(text.timeline.close, close)}
      </tbody>
    </table>
    <p class="quiet">${text.timeline.current}</p>
  </details>`;
}
