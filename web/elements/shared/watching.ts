import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { systemClock } from '../../draft/clock.js';
import { Freshness } from '../../draft/freshness.js';

/** Has an element read again while the page is visible, and when somebody looks at it again. */
export class Watching implements ReactiveController {
  readonly #freshness: Freshness;
  readonly #look = (): void => this.#freshness.watch(isVisible());

  /** `read` does not reject. What the element shows first it reads by itself. */
  constructor(host: ReactiveControllerHost, read: () => Promise<unknown>) {
    this.#freshness = new Freshness(systemClock, read);
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    addEventListener('focus', this.#look);
    if (isVisible()) this.#freshness.begin();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    removeEventListener('focus', this.#look);
    this.#freshness.close();
  }
}

function isVisible(): boolean {
  return document.visibilityState !== 'hidden';
}
