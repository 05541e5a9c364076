import { createRequire } from 'node:module';
import type * as webapi from '@superoffice/webapi';
import type * as webapiBase from '@superoffice/webapi/WebApiBase.js';
import type * as webapiConverters from '@superoffice/webapi/Converters.js';
import type { WebApiServer } from './server.js';

// The package's ES modules import each other without file extensions, which Node refuses; its
// CommonJS build is what Node programs get.
const load = createRequire(import.meta.url);

/** The vendor's client, as it is installed. */
export const vendor = load('@superoffice/webapi') as typeof webapi;
export const vendorBase = load('@superoffice/webapi/WebApiBase.js') as typeof webapiBase;
export const converters = load('@superoffice/webapi/Converters.js') as typeof webapiConverters;

export type WebApi = webapi.WebApi;
export type Options = webapi.WebApiOptions;
/** The classes: their interfaces leave out some methods' options. */
export type TicketAgent = webapi.TicketAgent;
export type ListAgent = webapi.ListAgent;
export type TicketEntity = webapi.TicketEntity;
export type ArchiveRestrictionInfo = webapi.ArchiveRestrictionInfo;
export type TicketMessageEntity = webapi.TicketMessageEntity;
/** Of every call; the conditions count for the REST client alone. */
export type RequestOptions = webapiBase.WebApiGetRequestOptions;
export type Operation = webapiBase.WebApiPatchOperation;

/** How the client may be told who is calling. */
export type Authenticate = (api: WebApi) => void;

export const withPassword: Authenticate = (api) => api.authenticateWithPassword('tje0', 'Tje0');

/**
 * A client of a server. The vendor keeps what one client was told for whichever is made next, so
 * agents are to be taken from it before another is connected.
 */
export function connectVendor(
  server: Pick<WebApiServer, 'url'>,
  set: Partial<Options> = {},
  authenticate: Authenticate = withPassword,
): WebApi {
  const api = new vendor.WebApi({ baseUrl: server.url, ...set });
  authenticate(api);
  return api;
}

export function ticketAgent(
  server: Pick<WebApiServer, 'url'>,
  set?: Partial<Options>,
  authenticate?: Authenticate,
): TicketAgent {
  return connectVendor(server, set, authenticate).getTicketAgent() as TicketAgent;
}

/** What the client's rejections have: an axios error. */
export interface Rejection {
  readonly message: string;
  readonly code: string;
  readonly response?: { readonly status: number; readonly data: unknown };
}

/** What a call rejects with; throws where it does not. */
export async function rejection(call: Promise<unknown>): Promise<Rejection> {
  const taken = await call.then(
    () => undefined,
    (cause: unknown) => cause as Rejection,
  );
  if (taken === undefined) throw new Error('The call was not rejected');
  return taken;
}

/** Options whose answer can be looked at when the call has resolved. */
export function watched(options: RequestOptions = {}): {
  options: RequestOptions;
  answer: () => AnyResponse;
} {
  let seen: AnyResponse | undefined;
  const responseCallback = (response: AnyResponse): void => void (seen = response);
  return {
    options: { ...options, responseCallback },
    answer: () => {
      if (seen === undefined) throw new Error('There was no answer');
      return seen;
    },
  };
}

type AnyResponse = Parameters<NonNullable<RequestOptions['responseCallback']>>[0];

/**
 * The vendor's REST client on Ticket: there is none in the package, so the one for Contact is
 * pointed at the other path. It reads answers as contacts; a watched answer has them whole.
 */
export function ticketRest(
  server: Pick<WebApiServer, 'url'>,
  set?: Partial<Options>,
): ReturnType<WebApi['getContactRestApi']> {
  const rest = connectVendor(server, set).getContactRestApi();
  const { _options } = rest as unknown as { _options: Options };
  _options.baseUrl = _options.baseUrl!.replace('/v1/Contact/', '/v1/Ticket/');
  return rest;
}
