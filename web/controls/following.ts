import type { ReactiveControllerHost } from 'lit';
import { onTexts } from '../text/first.js';

/** Renders an element anew when another language is chosen, as long as it is in a page. */
export function followTexts(host: ReactiveControllerHost): void {
  let stop: (() => void) | undefined;
  host.addController({
    hostConnected: () => {
      stop = onTexts(() => host.requestUpdate());
    },
    hostDisconnected: () => stop?.(),
  });
}
