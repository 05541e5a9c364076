import type { ServiceRequest } from './service.js';

/** The id of the ticket that a request saves; undefined for any other. */
export function savedTicket({ method, target, body }: ServiceRequest): number | undefined {
  const [path = ''] = target.split('?');
  if (method === 'PATCH' || method === 'PUT') return idOf(/\/Ticket\/(\d+)$/i.exec(path)?.[1]);
  if (!/\/Agents\/Ticket\/SaveTicketEntity(WithNotify)?$/i.test(path)) return undefined;
  const entity = parsed(body);
  return idOf(member(member(entity, 'NewEntity') ?? entity, 'TicketId'));
}

/** A new ticket has none. */
function idOf(value: unknown): number | undefined {
  const id = Number(value);
  return Number.isInteger(id) && id > 0 ? id : undefined;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** By its name in any case. */
function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found?.[1];
}
