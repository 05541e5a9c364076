import { LitElement, type PropertyDeclarations } from 'lit';
import { connect, type Client } from '../../wasm/js/index.js';
import { listsOf, type Lists } from '../draft/lists.js';
import { needsLogin, shown, type Shown } from '../draft/problems.js';

/**
 * What all elements that talk to a WebAPI have in common. Set `client`, or let the element make its
 * own from `base-url` and `authorization`.
 *
 * @fires tw-auth-required - The session has ended; log in again and repeat what was done.
 */
export class TicketElement extends LitElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    baseUrl: { attribute: 'base-url' },
    authorization: { attribute: false },
  };

  /** The connection to the WebAPI; several elements may share one. */
  declare client: Client | undefined;
  /** Root under which `api/v1/` lies; used when there is no client. */
  declare baseUrl: string | undefined;
  /** Gives the Authorization header's value; used when there is no client. */
  declare authorization: (() => string | Promise<string>) | undefined;
  #connecting = false;

  protected get lists(): Lists | undefined {
    return this.client && listsOf(this.client);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.client || this.baseUrl === undefined || this.#connecting) return;
    this.#connecting = true;
    const { baseUrl, authorization } = this;
    connect({ baseUrl, ...(authorization && { authorization }) })
      .then((client) => (this.client ??= client))
      .catch((cause: unknown) => this.report(cause))
      .finally(() => (this.#connecting = false));
  }

  /** Dispatches a composed event; false when a listener has cancelled it. */
  protected emit(name: string, detail?: unknown, options: { cancelable?: boolean } = {}): boolean {
    const init = { detail, bubbles: true, composed: true, ...options };
    return this.dispatchEvent(new CustomEvent(name, init));
  }

  /** What to show for a failure; asks for a login where that helps. */
  protected report(cause: unknown): Shown {
    if (needsLogin(cause)) this.emit('tw-auth-required');
    return shown(cause);
  }

  /** Loads lists and shows their names once they are there; one that fails is left out. */
  protected preload(names: readonly string[]): void {
    const { lists } = this;
    if (!lists) return;
    for (const name of new Set(names)) {
      if (lists.peek(name)) continue;
      void lists.get(name).then(
        () => this.requestUpdate(),
        () => undefined,
      );
    }
  }
}
