import type { TemplateResult, nothing } from 'lit';
import type { MDOListItem } from '../../../wasm/js/index.js';
import { afterChoices } from '../../draft/after-choices.js';
import { adopt } from './adopt.js';
import { renderSendMenu, sendMenuStyles, type SendMenu } from './send-menu.js';
import { renderStopwatch, Stopwatch, stopwatchStyles, type StopwatchHost } from './stopwatch.js';

/** What stands beside a message that is being written; loaded once somebody writes one. */
export class Beside {
  readonly watch: Stopwatch;

  constructor(root: ShadowRoot, host: StopwatchHost) {
    adopt(root, sendMenuStyles);
    adopt(root, stopwatchStyles);
    this.watch = new Stopwatch(host);
  }

  stopwatch(): TemplateResult {
    return renderStopwatch(this.watch);
  }

  /** What can happen with the ticket once the message is sent. */
  menu(
    statuses: readonly MDOListItem[] | undefined,
    { onward, ...how }: Omit<SendMenu, 'choices'> & { readonly onward: boolean },
  ): TemplateResult | typeof nothing {
    return renderSendMenu({ choices: afterChoices(statuses, Date.now(), onward), ...how });
  }
}
