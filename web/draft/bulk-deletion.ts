import type { Rights } from '../../wasm/js/index.js';
import { BulkAction, type ActItem, type BulkActionHost } from './bulk-action.js';
import { Deletion } from './deletion.js';
import type { Desk } from './desk.js';
import { isActive } from './entry.js';
import { inLanes } from './lanes.js';
import { settled } from './settled.js';

/** Several tickets that somebody is about to delete; each is a save of his own, which takes it back. */
export class BulkDeletion extends BulkAction {
  readonly kind = 'delete';
  readonly #stop: () => void;

  constructor(desk: Desk, ids: readonly number[], host: BulkActionHost) {
    super(desk, ids, host);
    this.#stop = desk.onReport((report) => {
      if (report.kind !== 'undone') return;
      const item = this.items.find(({ saveId }) => saveId === report.saveId);
      if (item) this.set(item.id, { state: 'undone' });
    });
  }

  /** Those that can be taken back. */
  get undoable(): readonly ActItem[] {
    return this.items.filter(({ state, final }) => state === 'done' && final !== true);
  }

  /** Takes back what was deleted. Never rejects. */
  async undo(): Promise<void> {
    if (this.phase !== 'over') return;
    this.phase = 'working';
    this.host.update();
    await inLanes(
      this.undoable,
      (item) => this.#undo(item),
      () => false,
    );
    this.phase = 'over';
    this.host.update();
  }

  override dispose(): void {
    super.dispose();
    this.#stop();
  }

  protected may({ delete: may }: Rights['table']): boolean {
    return may;
  }

  protected run(): Promise<void> {
    return inLanes(
      this.going,
      (item) => this.#delete(item),
      () => this.stopped,
    );
  }

  async #delete({ id, seen }: ActItem): Promise<void> {
    this.set(id, { state: 'running' });
    const deletion = new Deletion(
      id,
      this.acting((saveId) => this.set(id, { saveId })),
    );
    deletion.take(seen!);
    try {
      if (await deletion.confirm()) return this.set(id, { state: 'done' });
      this.failed(id, deletion.obstacle);
    } catch (cause) {
      this.failed(id, { kind: 'failed', cause });
    }
  }

  async #undo({ id, saveId = '' }: ActItem): Promise<void> {
    try {
      const entryId = await this.desk.saves.undo(saveId);
      if (entryId !== undefined) await settled(this.desk, entryId);
      const entry = entryId === undefined ? undefined : this.desk.outbox.find(entryId);
      if (this.desk.saves.find(saveId)?.undone) this.set(id, { state: 'undone' });
      // So many saves came after it that it is not kept any more, or somebody has changed it since.
      else if (!entry || !isActive(entry)) this.set(id, { final: true });
      else this.set(id, { state: 'queued' });
    } catch (cause) {
      this.host.report(cause);
    }
  }
}
