import type { Rights } from '../../wasm/js/index.js';
import type { Obstacle } from './acting.js';
import { BulkAction, type ActItem } from './bulk-action.js';
import { Merging } from './merging.js';
import type { TicketDraft } from './versions.js';

/** Several tickets that somebody is about to merge into one of them. There is no way back. */
export class BulkMerging extends BulkAction {
  readonly kind = 'merge';
  /** Why the ticket that stays can take over no more. */
  obstacle: Obstacle | undefined;
  #into: number | undefined;

  /** The tickets that may stay; what is typed on one does no harm to it. */
  get targets(): readonly ActItem[] {
    return this.items.filter(
      ({ state, why, seen }) => seen && (state === 'ready' || why?.kind === 'edited'),
    );
  }

  /** The ticket that stays: the oldest one, until another is chosen. */
  get into(): ActItem | undefined {
    const { targets } = this;
    const chosen = targets.find(({ id }) => id === this.#into);
    return (
      chosen ??
      targets.reduce<ActItem | undefined>(
        (first, each) => (first && first.id < each.id ? first : each),
        undefined,
      )
    );
  }

  override get going(): readonly ActItem[] {
    const { into } = this;
    return into ? super.going.filter(({ id }) => id !== into.id) : [];
  }

  override get again(): readonly number[] {
    const { into } = this;
    const left = super.again.filter((id) => id !== into?.id);
    return left.length === 0 ? [] : [...(into ? [into.id] : []), ...left];
  }

  /** Chooses the ticket that stays. */
  choose(id: number): void {
    if (this.phase !== 'ready') return;
    this.#into = id;
    this.host.update();
  }

  protected may({ update }: Rights['table']): boolean {
    return update;
  }

  /** One after another: each finds the ticket that stays as the one before has left it. */
  protected async run(): Promise<void> {
    const { id: into, seen } = this.into!;
    this.#into = into;
    this.obstacle = undefined;
    let target = seen!;
    for (const item of this.going) {
      if (this.stopped) return;
      const next = await this.#merge(item, target);
      if (next) this.set(into, { seen: (target = next) });
    }
  }

  /** Gives the ticket that stays as it is with the messages of another one; nothing where that was not done. */
  async #merge({ id, seen }: ActItem, into: TicketDraft): Promise<TicketDraft | undefined> {
    const target = into.base.TicketId;
    this.set(id, { state: 'running' });
    const merging = new Merging(id, this.acting());
    merging.chosen = target;
    merging.take({ from: seen!, into });
    try {
      if (await merging.confirm()) {
        this.set(id, { state: 'done' });
        return merging.seen!.into;
      }
      const { obstacle } = merging;
      if (obstacle && 'ticketId' in obstacle && obstacle.ticketId === target) {
        this.obstacle = obstacle;
        this.stop();
        this.set(id, { state: 'ready' });
      } else this.failed(id, obstacle);
    } catch (cause) {
      this.failed(id, { kind: 'failed', cause });
    }
    return undefined;
  }
}
