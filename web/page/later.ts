/**
 * Loads the elements that nobody sees at first: the form for a new ticket, several tickets at once, the
 * demo's colleague. Where that fails it can be tried again.
 */
export async function loadLater(): Promise<void> {
  const later = await import('./later-elements.js').catch(() => undefined);
  later?.defineLater();
}
