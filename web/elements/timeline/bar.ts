import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import {
  segmentsOf,
  type Counter,
  type CountingClock,
  type Timeline,
} from '../../table/timeline.js';

const height = 14;

/** What tells the parts apart without colours: low, whole, and in stripes. */
const shapes: Readonly<Record<Counter, readonly (readonly [y: number, height: number])[]>> = {
  queue: [[8, 6]],
  internal: [[0, height]],
  external: [0, 4, 8, 12].map((y) => [y, 2] as const),
};

/** The bar of one clock; its parts are as wide as their figures. */
export function renderBar(timeline: Timeline, clock: CountingClock, label: string): TemplateResult {
  return html`<svg class="bar" part="bar" height=${height} role="img" aria-label=${label}>
    ${segmentsOf(timeline, clock).map(
      ({ name, x, width }) =>
        svg`<svg class=${name} x="${x}%" width="${width}%" height=${height}>
          ${shape(name)}<rect class="gap" width=${x > 0 ? 2 : 0} height=${height} />
        </svg>`,
    )}
  </svg>`;
}

/** What a part looks like in a bar. */
export function renderSign(name: Counter): TemplateResult {
  return html`<svg class="sign ${name}" width=${height} height=${height} aria-hidden="true">
    ${shape(name)}
  </svg>`;
}

function shape(name: Counter): readonly SVGTemplateResult[] {
  return shapes[name].map(([y, high]) => svg`<rect y=${y} width="100%" height=${high} />`);
}
