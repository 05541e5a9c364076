import { openDatabase, tableName } from './indexed-store.js';

/** Removes what was kept for servers whose addresses begin so, but for one of them. */
export async function forgetServers(begin: string, but: string): Promise<void> {
  const database = await openDatabase();
  try {
    const range = IDBKeyRange.bound([begin], [`${begin}\uffff`]);
    const { store, done } = database.transaction(tableName, 'readwrite');
    for (let at = await store.openCursor(range); at; at = await at.continue()) {
      if ((at.key as string[])[0] !== but) await at.delete();
    }
    await done;
  } finally {
    database.close();
  }
}
