import type { Client } from '../../../../wasm/js/index.js';
import type { Desk } from '../../../draft/desk.js';
import type { OwnSnippets, Snippet } from '../../../draft/own-snippets.js';
import { filled, findSnippets, type SnippetAbout } from '../../../draft/snippets.js';
import type { Canned } from './slash.js';

/** Whose replies they are, and which ticket they answer. */
export interface CannedHost {
  readonly desk: () => Desk | undefined;
  readonly client: () => Client | undefined;
  /** Nothing where several are answered: what a placeholder stands for is not known then. */
  readonly ticketId: () => number | undefined;
}

/** One's own replies, filled for the ticket that is answered. */
export class CannedReplies implements Canned {
  readonly #host: CannedHost;
  /** Nothing where they are left as they are. */
  #about: SnippetAbout | undefined = { name: '', ticket: '', me: '' };
  #language = '';

  constructor(host: CannedHost) {
    this.#host = host;
  }

  get own(): OwnSnippets | undefined {
    return this.#host.desk()?.snippets;
  }

  async load(): Promise<void> {
    const { desk, client, ticketId } = this.#host;
    const id = ticketId();
    if (id === undefined) this.#about = undefined;
    await this.own?.read();
    if (id === undefined) return;
    const principal = await client()
      ?.principal()
      .catch(() => undefined);
    const session = await desk()
      ?.openTicket(id)
      .catch(() => undefined);
    if (id !== ticketId()) return;
    const { Person, Language } = session?.base ?? {};
    this.#language = Language ?? '';
    this.#about = {
      name: Person?.FullName ?? '',
      ticket: `#${id}`,
      me: principal?.FullName ?? principal?.Associate ?? '',
    };
  }

  find(query: string): readonly Snippet[] {
    return findSnippets(this.own?.kept.list ?? [], query, this.#language);
  }

  text(snippet: Snippet): string {
    return this.#filled(snippet.text);
  }

  signature(): string {
    return this.#filled(this.own?.kept.signature ?? '');
  }

  #filled(words: string): string {
    return this.#about ? filled(words, this.#about) : words;
  }
}
