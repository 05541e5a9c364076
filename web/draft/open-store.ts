import { IndexedStore } from './indexed-store.js';
import { MemoryStore } from './memory-store.js';
import type { Scope, Store } from './store.js';

/** The browser's database; memory for somebody unknown, and where the browser forbids it. */
export async function openStore(scope: Scope): Promise<Store> {
  if (scope.user === '') return new MemoryStore();
  try {
    return await IndexedStore.open(scope);
  } catch {
    return new MemoryStore();
  }
}
