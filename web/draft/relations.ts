import type { Client } from '../../wasm/js/index.js';
import { member } from '../table/properties.js';
import { systemClock } from './clock.js';
import { patience, within } from './failures.js';

/** Another ticket that belongs together with the open one. */
export interface Relation {
  readonly ticketId: number;
  readonly title: string;
  /** What it is to the open one. */
  readonly type: 'Related' | 'Parent' | 'Child';
  readonly status: string;
  readonly comment: string;
}

/** The tickets that belong together with the open one; they are read when somebody wants to see them. */
export class Relations {
  /** Nothing before they were read. */
  list: readonly Relation[] | undefined;
  /** Why they could not be read. */
  failure: unknown;
  #of: string | undefined;
  readonly #update: () => void;

  constructor(update: () => void) {
    this.#update = update;
  }

  /**
   * Reads those of a ticket, once for each of its versions; what is shown stays until then.
   * @param version - The ticket's LastChanged.
   */
  async read(client: Pick<Client, 'call'>, ticketId: number, version: string): Promise<void> {
    const of = `${ticketId} ${version}`;
    if (of === this.#of) return;
    if (ticketId !== Number.parseInt(this.#of ?? '', 10)) this.list = undefined;
    this.#of = of;
    this.failure = undefined;
    try {
      const found = await within(systemClock, patience, (bounds) =>
        client.call('getTicketRelations', {}, { TicketId: ticketId }, bounds),
      );
      if (of === this.#of) this.list = found.flatMap(relationOf);
    } catch (cause) {
      if (of === this.#of) this.failure = cause;
    }
    this.#update();
  }

  /** Forgets that it has failed, so that it is read once more. */
  again(): void {
    this.#of = undefined;
    this.#update();
  }
}

function relationOf(item: unknown): Relation[] {
  const words = (name: string): string => {
    const value = member(item, name);
    return typeof value === 'string' ? value : '';
  };
  const type = words('RelationType');
  const ticketId = member(item, 'TicketId');
  if (typeof ticketId !== 'number' || ticketId <= 0) return [];
  return [
    {
      ticketId,
      title: words('Title'),
      type: type === 'Parent' || type === 'Child' ? type : 'Related',
      status: words('TicketStatusDisplayValue'),
      comment: words('RelationComment'),
    },
  ];
}
