import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Client } from '../../../wasm/js/index.js';
import { TicketwireError } from '../../../wasm/js/errors.js';
import type { EventDetails, EventName } from '../../draft/events.js';
import { signingIn } from '../../draft/signing-in.js';
import { listsOf, type Lists } from '../../table/lists.js';
import { needsLogin, shown, type Shown } from '../../table/problems.js';
import { followTexts } from '../../controls/following.js';
import { text } from '../../text/first.js';
import { enter, inheritedClient, leave, tellOthers } from './ancestors.js';
import { Connection, type Authorization } from './connection.js';
import { defineElement, type ElementClass } from './definition.js';
import { keepFocus, type Left } from './focus.js';

/** `ticket-id`: a whole number from 1; NaN for anything else that is written there. */
export const ticketIdProperty = {
  attribute: 'ticket-id',
  converter: (written: string | null): number | undefined =>
    written === null ? undefined : /^\s*[1-9]\d{0,9}\s*$/.test(written) ? Number(written) : NaN,
} as const;

/**
 * What all elements that talk to a WebAPI have in common. The client is the one that is set, else
 * that of the nearest ancestor that has one, across shadow roots, else one for `base-url` and
 * `authorization`, which elements with the same two share. Both may be set at any time.
 *
 * @fires tw-auth-required - The session has ended; log in again, call `signedIn(client)`, and repeat
 *   what was done.
 * @fires tw-error - Something failed, and is shown. `detail` has the `message`, and the `cause` with
 *   its `code` and `status`.
 */
export abstract class TicketElement extends LitElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false, noAccessor: true },
    baseUrl: { attribute: 'base-url' },
    authorization: { attribute: false },
  };

  /**
   * Registers this element under a name of your own, `my-editor` say, and the elements that it uses
   * inside under their usual ones (`tw-...`). Names that are taken stay as they are.
   * @returns The names that are taken by something else than this version of the package.
   */
  static define(this: ElementClass, name: string, registry?: CustomElementRegistry): string[] {
    return defineElement(name, this, registry);
  }

  /** Root under which `api/v1/` lies; default: the page's origin. Used when there is no client. */
  declare baseUrl: string | undefined;
  /** Gives the Authorization header's value; used when there is no client. */
  declare authorization: Authorization | undefined;
  readonly #connection = new Connection({
    inherited: () => inheritedClient(this),
    changed: (before) => {
      this.requestUpdate('client', before);
      if (this.isConnected) tellOthers();
    },
    failed: (cause) => {
      this.report(cause, this.#connection.problem);
      this.requestUpdate();
    },
  });

  #internals: ElementInternals | undefined;

  constructor() {
    super();
    followTexts(this);
    keepFocus(this, (gone, left) => this.giveFocus(gone, left));
  }

  /** The connection to the WebAPI; several elements may share one. */
  get client(): Client | undefined {
    return this.#connection.client;
  }

  set client(client: Client | undefined) {
    if (this.#connection.give(client)) this.requestUpdate();
  }

  protected get lists(): Lists | undefined {
    return this.client && listsOf(this.client);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#keepBlock();
    enter(this, this.#connection);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    leave(this);
  }

  /** Before `willUpdate`, so that it finds the client that the properties ask for. */
  protected override shouldUpdate(changed: PropertyValues): boolean {
    if (this.isConnected) {
      const { baseUrl, authorization } = this;
      this.#connection.seek({ baseUrl, authorization });
    }
    return super.shouldUpdate(changed);
  }

  /** What the element shows, but for why it cannot connect. */
  protected abstract content(): unknown;

  override render(): unknown {
    const { problem } = this.#connection;
    return problem ? renderLoadProblem(problem, () => this.#retry()) : this.content();
  }

  /** Dispatches a composed event; false when a listener has cancelled it. */
  protected emit<Name extends EventName>(
    name: Name,
    detail: EventDetails[Name],
    options: { cancelable?: boolean } = {},
  ): boolean {
    const init = { detail, bubbles: true, composed: true, ...options };
    return this.dispatchEvent(new CustomEvent(name, init));
  }

  /** What to show for a failure, which is told; asks for a login where that helps. */
  protected report(cause: unknown, problem: Shown = shown(cause)): Shown {
    if (needsLogin(cause)) {
      if (this.client) signingIn(this.client);
      this.emit('tw-auth-required', undefined);
    }
    const { code, status } = cause instanceof TicketwireError ? cause : {};
    this.emit('tw-error', { message: problem.message, code, status, cause });
    return problem;
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

  /** Rendering has taken away what had the focus. */
  protected giveFocus(_gone: Element, { next }: Left): void {
    next?.focus();
  }

  /** `* { all: revert }` of a page would make it inline, which no element of ours can be. */
  #keepBlock(): void {
    const { states } = (this.#internals ??= this.attachInternals());
    states.delete('inline');
    if (getComputedStyle(this).display === 'inline') states.add('inline');
  }

  #retry(): void {
    this.#connection.retry();
    this.requestUpdate();
  }
}

/** Why nothing can be shown, and a way to try again where that can help. */
export function renderLoadProblem({ message, retry }: Shown, again: () => void): unknown {
  return html`<div class="notice" part="problem" role="alert">
    <p>${message}</p>
    ${
      retry
        ? html`<button type="button" class="button small" @click=${again}>
            ${text.errors.retry}
          </button>`
        : nothing
    }
  </div>`;
}
