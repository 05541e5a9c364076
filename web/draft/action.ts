import {
  changedSince,
  endOf,
  perform,
  unread,
  type ActingHost,
  type Deed,
  type Obstacle,
} from './acting.js';
import type { TicketDraft } from './versions.js';

/** An action on tickets that somebody is asked about; `T` is what he has been shown of them. */
export abstract class Action<T> {
  abstract readonly kind: string;
  readonly ticketId: number;
  state: 'choosing' | 'reading' | 'ready' | 'working';
  /** Why it was not done. */
  obstacle: Obstacle | undefined;
  /** The tickets as the reader has been shown them. */
  seen: T | undefined;
  protected readonly host: ActingHost;
  #tried = false;
  #looks = 0;

  constructor(ticketId: number, host: ActingHost, state: 'choosing' | 'reading') {
    this.ticketId = ticketId;
    this.host = host;
    this.state = state;
  }

  /** Reads the tickets, to show what it is about. */
  async look(): Promise<void> {
    const look = (this.#looks += 1);
    this.#show('reading');
    const found = await this.read().catch(unread);
    if (look !== this.#looks) return;
    if (isObstacle(found)) this.obstacle = found;
    else {
      this.seen = found;
      this.obstacle = this.#end(found);
    }
    this.#show('ready');
  }

  /** The reader has been shown the tickets elsewhere: it can be confirmed. */
  take(seen: T): void {
    this.seen = seen;
    this.#show('ready');
  }

  /** Does it, if the tickets still are what the reader has been shown. True once it is done. */
  async confirm(): Promise<boolean> {
    const { seen, state, ticketId } = this;
    if (state !== 'ready') return false;
    if (!seen) {
      await this.look();
      return false;
    }
    if (this.host.busy(ticketId)) return this.#stop({ kind: 'busy', ticketId });
    this.#show('working');
    const outcome = await perform(this.#deed(seen), this.#tried);
    if (outcome.kind !== 'done') return this.#stop(outcome);
    await this.done(outcome.now, seen);
    this.seen = outcome.now;
    return true;
  }

  /** @throws TicketwireError */
  protected abstract read(): Promise<T>;
  protected abstract tickets(of: T): readonly TicketDraft[];
  protected abstract isDone(now: T): boolean;
  /** @throws TicketwireError */
  protected abstract run(now: T): Promise<void>;
  /** Goes on with the tickets as they are now. */
  protected abstract done(now: T, seen: T): Promise<void>;

  /** It is about other tickets. */
  protected startOver(): void {
    this.seen = this.obstacle = undefined;
    this.#tried = false;
  }

  #deed(seen: T): Deed<T> {
    return {
      read: () => this.read(),
      isDone: (now) => this.isDone(now),
      obstacle: (now) => {
        const obstacle = this.#end(now) ?? this.#change(seen, now);
        if (obstacle?.kind === 'changed') this.seen = now;
        return obstacle;
      },
      run: (now) => {
        this.#tried = true;
        return this.run(now);
      },
    };
  }

  #end(now: T): Obstacle | undefined {
    return first(this.tickets(now), endOf);
  }

  #change(seen: T, now: T): Obstacle | undefined {
    const before = this.tickets(seen);
    return first(this.tickets(now), (ticket, at) =>
      changedSince(this.host.client.core, before[at]!, ticket),
    );
  }

  #stop(obstacle: Obstacle): false {
    this.obstacle = obstacle;
    this.#show('ready');
    return false;
  }

  #show(state: Action<T>['state']): void {
    this.state = state;
    this.host.changed();
  }
}

function first(
  tickets: readonly TicketDraft[],
  obstacleOf: (ticket: TicketDraft, at: number) => Obstacle | undefined,
): Obstacle | undefined {
  return tickets.map(obstacleOf).find((each) => each !== undefined);
}

function isObstacle(found: unknown): found is Obstacle {
  return typeof (found as Partial<Obstacle>).kind === 'string';
}
