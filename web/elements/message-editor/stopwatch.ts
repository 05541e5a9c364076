import { css, html, nothing, type TemplateResult } from 'lit';
import { roving } from '../../controls/roving.js';
import {
  countedTo,
  finished,
  stopwatchText,
  uncounted,
  type Counted,
} from '../../draft/stopwatch.js';
import { text } from '../../text/index.js';

/** What a stopwatch needs of its composer. */
export interface StopwatchHost {
  readonly counted: () => Counted;
  readonly change: (counted: Counted) => void;
  readonly update: () => void;
}

/** Counts the time that a message takes, as long as its ticket is open. */
export class Stopwatch {
  readonly #host: StopwatchHost;
  /** When it would have been started, had it never paused. */
  #since: number | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;

  constructor(host: StopwatchHost) {
    this.#host = host;
  }

  get running(): boolean {
    return this.#since !== undefined;
  }

  get seconds(): number {
    if (this.#since === undefined) return this.#host.counted().counted ?? 0;
    return Math.max(0, Math.floor((Date.now() - this.#since) / 1000));
  }

  start(): void {
    if (this.running) return;
    this.#since = Date.now() - this.seconds * 1000;
    this.#tick = setInterval(() => this.#second(), 1000);
    this.#host.update();
  }

  pause(): void {
    if (!this.running) return;
    this.keep();
    this.#stop();
  }

  /** What is counted so far is in the draft. */
  keep(): void {
    if (this.running) this.#host.change(countedTo(this.#host.counted(), this.seconds));
  }

  reset(): void {
    this.#stop();
    this.#host.change(uncounted(this.#host.counted()));
  }

  /** The message goes out with the time that it took. */
  finish(): void {
    this.pause();
    const counted = this.#host.counted();
    if ((counted.counted ?? 0) > 0) this.#host.change(finished(counted));
  }

  /** The ticket is left. */
  leave(): void {
    this.pause();
  }

  #stop(): void {
    clearInterval(this.#tick);
    this.#since = undefined;
    this.#host.update();
  }

  /** Each second is shown, each minute kept. */
  #second(): void {
    const before = this.#host.counted().counted ?? 0;
    if (Math.floor(before / 60) === Math.floor(this.seconds / 60)) this.#host.update();
    else this.keep();
  }
}

const signs = {
  start: 'M5 3.5v9l7-4.5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  reset: 'M3 6h6.5a3.5 3.5 0 0 1 0 7H6M6 3 3 6l3 3',
} as const;

/** Buttons to start, pause and reset it, and what it has counted. */
export function renderStopwatch(watch: Stopwatch): TemplateResult {
  const { running, seconds } = watch;
  const say = text.composer;
  return html`<span class="stopwatch" role="toolbar" aria-label=${say.stopwatch} ${roving()}>
    ${
      running
        ? button(say.pauseTimer, 'pause', () => watch.pause())
        : button(say.startTimer, 'start', () => watch.start())
    }
    ${
      running || seconds > 0
        ? html`<span role="timer" class=${running ? 'running' : ''}>${stopwatchText(seconds)}</span>
            ${button(say.resetTimer, 'reset', () => watch.reset())}`
        : nothing
    }
  </span>`;
}

function button(label: string, sign: keyof typeof signs, run: () => void): TemplateResult {
  return html`<button type="button" class="sign" title=${label} aria-label=${label} @click=${run}>
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d=${signs[sign]} />
    </svg>
  </button>`;
}

export const stopwatchStyles = css`
  .stopwatch {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_text-quiet);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .stopwatch .running {
    color: var(--_text);
    font-weight: 600;
  }
  .internal .stopwatch {
    color: var(--_warning-text);
  }
`;
