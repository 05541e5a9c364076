/// <reference lib="esnext.disposable" preserve="true" />
import type { Core, DocumentHandle, OpenOptions } from './core.js';
import { answersBytes, answersNothing } from './generated/answers.js';
import type { EndpointName, Endpoints } from './generated/endpoints.js';
import {
  Transport,
  parse,
  type CallOptions,
  type ClientOptions,
  type Conditions,
  type Content,
  type PreparedRequest,
  type SendOptions,
} from './transport.js';
import type { Answer } from './upload.js';

/** Any endpoint of the table. Every method rejects with a TicketwireError. */
export class Calls {
  readonly core: Core;
  /** The root under which `api/v1/` lies. */
  readonly baseUrl: URL;
  /** True where the browser's session tells who is calling, and no authorization of its own. */
  readonly usesSession: boolean;
  readonly #transport: Transport;

  constructor(core: Core, options: ClientOptions = {}) {
    this.core = core;
    this.#transport = new Transport(core, options);
    this.baseUrl = this.#transport.baseUrl;
    this.usesSession = options.authorization === undefined;
  }

  /**
   * A request as it would be sent, to the byte, without authorization: for a review, or for another
   * program. A body is a value, or its exact JSON text or bytes.
   */
  prepare<Name extends EndpointName>(
    endpoint: Name,
    parameters: Endpoints[Name]['parameters'],
    body?: Content<Name>,
    conditions: Conditions = {},
  ): Promise<PreparedRequest> {
    return Promise.resolve().then(() =>
      this.#transport.prepare(endpoint, parameters, body, conditions),
    );
  }

  /** Calls an endpoint; gives its answer, checked against the table and parsed. */
  async call<Name extends EndpointName>(
    endpoint: Name,
    parameters: Endpoints[Name]['parameters'],
    body?: Content<Name>,
    options: CallOptions & Conditions = {},
  ): Promise<Endpoints[Name]['response']> {
    const answer = await this.exchange(endpoint, parameters, body, options);
    answer.document?.dispose();
    const value: unknown = answersNothing.has(endpoint)
      ? undefined
      : answersBytes.has(endpoint)
        ? answer.body
        : parse(answer.body);
    return value as Endpoints[Name]['response'];
  }

  /** Gives up the calls under way, and every later one, as `aborted`. Drafts stay as they are. */
  dispose(): void {
    this.#transport.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  /**
   * The same with the answer as it came, and the core's document of it where it is one carrier, which
   * the caller disposes of. A 304 has no body.
   */
  protected async exchange<Name extends EndpointName>(
    endpoint: Name,
    parameters: Endpoints[Name]['parameters'],
    body: Content<Name> | undefined,
    options: SendOptions & OpenOptions,
  ): Promise<Answer & { readonly document: DocumentHandle | undefined }> {
    const request = await this.prepare(endpoint, parameters, body, options);
    const answer = await this.#transport.send(request, options);
    // A file is nothing that the core could read, and may be larger than what it takes.
    const opaque = answersBytes.has(endpoint) && answer.status < 300;
    const read = opaque ? new Uint8Array() : answer.body;
    return { ...answer, document: this.core.response(endpoint, answer.status, read, options) };
  }
}
