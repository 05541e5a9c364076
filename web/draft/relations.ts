import type { Client } from '../../wasm/js/index.js';
import { member } from '../table/properties.js';
import { systemClock, type Clock } from './clock.js';
import { patience, within } from './failures.js';

/** Another ticket that belongs together with the open one. */
export interface Relation {
  /** Number of the relation itself. */
  readonly id: number;
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
  /** Readings that were begun, so that one that comes late is known. */
  #begun = 0;
  readonly #update: () => void;

  constructor(update: () => void) {
    this.#update = update;
  }

  /**
   * Reads those of a ticket, once for each of its versions; what is shown stays until then.
   * @param version - The ticket's LastChanged.
   */
  async read(
    client: Pick<Client, 'listRelations'>,
    ticketId: number,
    version: string,
  ): Promise<void> {
    const of = `${ticketId} ${version}`;
    if (of === this.#of) return;
    if (!this.#isOf(ticketId)) this.list = undefined;
    this.#of = of;
    this.failure = undefined;
    const begun = (this.#begun += 1);
    try {
      const list = await readRelations(client, systemClock, ticketId);
      if (begun === this.#begun) this.list = list;
    } catch (cause) {
      if (begun === this.#begun) this.failure = cause;
    }
    this.#update();
  }

  /** Those of a ticket as they were read elsewhere; nothing where another one is open by now. */
  take(ticketId: number, list: readonly Relation[]): void {
    if (!this.#isOf(ticketId)) return;
    this.#begun += 1;
    this.list = list;
    this.failure = undefined;
    this.#update();
  }

  /** The ticket that another one is a part of, as far as that is known. */
  parentOf(ticketId: number): Relation | undefined {
    return this.#isOf(ticketId) ? this.list?.find(({ type }) => type === 'Parent') : undefined;
  }

  #isOf(ticketId: number): boolean {
    return ticketId === Number.parseInt(this.#of ?? '', 10);
  }

  /** Forgets that it has failed, so that it is read once more. */
  again(): void {
    this.#of = undefined;
    this.#update();
  }
}

/** @throws TicketwireError */
export async function readRelations(
  client: Pick<Client, 'listRelations'>,
  clock: Clock,
  ticketId: number,
): Promise<readonly Relation[]> {
  const found = await within(clock, patience, (bounds) => client.listRelations(ticketId, bounds));
  return found.flatMap(relationOf);
}

function relationOf(item: unknown): Relation[] {
  const words = (name: string): string => {
    const value = member(item, name);
    return typeof value === 'string' ? value : '';
  };
  const type = words('RelationType');
  const ticketId = member(item, 'TicketId');
  const id = member(item, 'TicketRelationId');
  if (typeof ticketId !== 'number' || ticketId <= 0) return [];
  return [
    {
      id: typeof id === 'number' ? id : 0,
      ticketId,
      title: words('Title'),
      type: type === 'Parent' || type === 'Child' ? type : 'Related',
      status: words('TicketStatusDisplayValue'),
      comment: words('RelationComment'),
    },
  ];
}
