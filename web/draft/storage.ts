/** What a store of texts must do; `sessionStorage` and `localStorage` do it. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Who may read a message. */
export type MessageLevel = 'External' | 'Internal';

/** A message that has not been saved yet. */
export interface MessageDraft {
  readonly level: MessageLevel;
  readonly body: string;
}

/** A store that lasts as long as the page. */
export function memoryStore(): TextStore {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** The tab's own store, or one in memory where the browser forbids it. */
export function tabStore(): TextStore {
  try {
    return globalThis.sessionStorage ?? memoryStore();
  } catch {
    return memoryStore();
  }
}

/** Unsaved messages by ticket: they survive a failed save, another ticket and a reload. */
export class MessageDrafts {
  readonly #store: TextStore;
  readonly #kept = memoryStore();

  constructor(store: TextStore = tabStore()) {
    this.#store = store;
  }

  read(ticketId: number): MessageDraft {
    const key = keyFor(ticketId);
    const stored = this.#kept.getItem(key) ?? this.#store.getItem(key);
    return stored === null ? { level: 'External', body: '' } : parse(stored);
  }

  /** Keeps a draft; one without text and with the usual level is forgotten. */
  write(ticketId: number, draft: MessageDraft): void {
    const key = keyFor(ticketId);
    if (draft.body === '') return this.clear(ticketId);
    const value = JSON.stringify(draft);
    this.#kept.setItem(key, value);
    try {
      this.#store.setItem(key, value);
    } catch {
      this.#store.removeItem(key);
    }
  }

  clear(ticketId: number): void {
    this.#kept.removeItem(keyFor(ticketId));
    this.#store.removeItem(keyFor(ticketId));
  }
}

let shared: MessageDrafts | undefined;

/** The unsaved messages of this tab, shared by all elements. */
export function tabDrafts(): MessageDrafts {
  return (shared ??= new MessageDrafts());
}

function keyFor(ticketId: number): string {
  return `ticketwire:message:${ticketId}`;
}

function parse(stored: string): MessageDraft {
  try {
    const { level, body } = JSON.parse(stored) as Partial<MessageDraft>;
    return {
      level: level === 'Internal' ? 'Internal' : 'External',
      body: typeof body === 'string' ? body : '',
    };
  } catch {
    return { level: 'External', body: stored };
  }
}
