import type { Service } from './service.js';

/** Keeps everything that there is: what `save` gives, of which it may hold on to the bytes. */
export type Keep = (state: Uint8Array<ArrayBuffer>) => Promise<void>;

/** What an answer has to tell could not be kept, and is taken back. */
export class NotKept extends Error {}

/**
 * A service of which nothing is told before it is kept. What comes while something is being kept is
 * kept together.
 */
export class Keeper {
  #service: Service;
  readonly #restore: (state: Uint8Array) => Service;
  readonly #keep: Keep | undefined;
  /** What was kept last, and of which changes that is. */
  #state: Uint8Array<ArrayBuffer> | undefined;
  #covered = 0;
  #work: Promise<void> | undefined;

  constructor(service: Service, restore: (state: Uint8Array) => Service, keep: Keep | undefined) {
    this.#service = service;
    this.#restore = restore;
    this.#keep = keep;
  }

  get service(): Service {
    return this.#service;
  }

  /** What was there at first is kept already. */
  begin(): void {
    if (!this.#keep) return;
    this.#state = this.#service.save();
    this.#covered = this.#service.changes;
  }

  /** Resolves once everything until now is kept. @throws NotKept */
  async settle(): Promise<void> {
    const wanted = this.#service.changes;
    while (this.#keep && this.#covered < wanted) {
      this.#work ??= this.#run(this.#keep).finally(() => (this.#work = undefined));
      await this.#work;
    }
  }

  dispose(): void {
    this.#service.dispose();
  }

  async #run(keep: Keep): Promise<void> {
    const { changes } = this.#service;
    const state = this.#service.save();
    try {
      await keep(state);
    } catch (cause) {
      this.#takeBack();
      throw new NotKept('What has changed could not be kept', { cause });
    }
    this.#state = state;
    this.#covered = changes;
  }

  /** Who waits is told, and nobody has seen what is gone. */
  #takeBack(): void {
    if (!this.#state) return;
    this.#service.dispose();
    this.#service = this.#restore(this.#state);
    this.#covered = this.#service.changes;
  }
}
