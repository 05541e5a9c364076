import type { Core, DocumentHandle, Rights } from '../../../wasm/js/index.js';

/** Rights of a carrier that tells none: everything, and costly to ask for each time. */
let everything: Rights | undefined;

/** The one core as one tab has it: counts the tab's documents, and frees them when the tab dies. */
export class TabCore {
  readonly handles = new Set<DocumentHandle>();
  readonly core: Core;
  readonly #free: (() => void)[] = [];

  /** With `leak` nothing is freed before the tab dies, to show that this is noticed. */
  constructor(core: Core, leak = false) {
    const { handles: open } = this;
    const toFree = this.#free;
    const bound: Record<string, unknown> = {};
    for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(core) as object)) {
      const member = name === 'constructor' || name === 'liveObjects' || name === 'usage';
      if (!member) bound[name] = (core[name as keyof Core] as () => unknown).bind(core);
    }
    const kept = (handle: DocumentHandle): DocumentHandle => {
      open.add(handle);
      const dispose = handle.dispose.bind(handle);
      toFree.push(dispose);
      handle.dispose = () => {
        if (leak) return;
        open.delete(handle);
        dispose();
      };
      return handle;
    };
    bound['open'] = (...given: Parameters<Core['open']>) => kept(core.open(...given));
    bound['response'] = (...given: Parameters<Core['response']>) => {
      const handle = core.response(...given);
      return handle && kept(handle);
    };
    bound['rights'] = (document: DocumentHandle) => (everything ??= core.rights(document));
    this.core = bound as unknown as Core;
  }

  /** Documents that the tab has not freed. */
  get live(): number {
    return this.handles.size;
  }

  /** The tab is gone, and its memory with it. */
  die(): void {
    for (const free of this.#free) free();
  }
}
