import type { Client } from '../../../../wasm/js/index.js';
import type { Desk } from '../../../draft/desk.js';
import type { OwnSnippets, Snippet } from '../../../draft/own-snippets.js';
import { filled, findSnippets, type SnippetAbout } from '../../../draft/snippets.js';
import type { Canned } from './slash.js';

/** Whose replies they are, and which ticket they answer. */
export interface CannedHost {
  readonly desk: () => Desk | undefined;
  readonly client: () => Client | undefined;
  readonly ticketId: () => number;
}

/** One's own replies, filled for the ticket that is open. */
export class CannedReplies implements Canned {
  readonly #host: CannedHost;
  #about: SnippetAbout = { name: '', ticket: '', me: '' };
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
    await this.own?.read();
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
    return filled(snippet.text, this.#about);
  }

  signature(): string {
    return filled(this.own?.kept.signature ?? '', this.#about);
  }
}
