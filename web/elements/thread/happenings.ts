import { css, html, nothing, type TemplateResult } from 'lit';
import type { Happening } from '../../draft/happenings.js';
import { sayChange } from '../../table/changes.js';
import type { Peek } from '../../table/display.js';
import { text } from '../../text/index.js';
import { absolute, timeOf } from '../../text/time.js';

/** More of them in a row are folded. */
const mostUnfolded = 2;

/** What the reader has saved between two messages, in quiet lines. */
export function renderHappenings(
  run: readonly Happening[] | undefined,
  peek: Peek,
): TemplateResult | typeof nothing {
  const [first] = run ?? [];
  if (!run || !first) return nothing;
  const now = Date.now();
  const lines = run.map((each) => renderLine(each, peek, now));
  if (run.length <= mostUnfolded) return html`<li role="listitem" class="happenings">${lines}</li>`;
  const when = [...new Set([first, run.at(-1)!].map(({ at }) => timeOf(at, now)))].join(' – ');
  return html`<li role="listitem" class="happenings">
    <details>
      <summary>${text.events.at(text.events.several(run.length), when)}</summary>
      ${lines}
    </details>
  </li>`;
}

function renderLine({ at, change, undone }: Happening, peek: Peek, now: number): TemplateResult {
  const { label, after } = sayChange(change, peek);
  const { events } = text;
  const done = after === text.value.empty ? events.emptied(label) : events.set(label, after);
  const said = events.at(undone ? events.undone(done) : done, timeOf(at, now));
  return html`<p class=${undone ? 'undone' : ''} dir="auto" title=${absolute(at)}>${said}</p>`;
}

export const happeningsStyles = css`
  .happenings {
    padding: 0 12px;
    color: var(--_text-quiet);
    font-size: 12px;
  }
  .happenings p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .happenings .undone {
    text-decoration: line-through;
  }
  .happenings summary {
    min-height: 24px;
    padding: 3px 0;
    cursor: pointer;
  }
  .happenings details p {
    padding-left: 16px;
  }
`;
