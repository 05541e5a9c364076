/** The texts of the command palette, of keys of one's own and of the choice of a language. */
export const palette = {
  palette: {
    title: 'Befehle und Tickets',
    hint: 'Was soll geschehen? Oder Nummer oder Wörter eines Tickets',
    found: 'Was passt',
    nothing: 'Nichts passt',
    searching: 'Tickets werden gesucht…',
    failed: 'Die Tickets konnten nicht durchsucht werden.',
    openNumber: (id: number) => `Ticket #${id} öffnen`,
    view: (name: string) => `Tickets: ${name}`,
    property: (label: string) => `${label} bearbeiten`,
    colours: (name: string) => `Farben: ${name}`,
    language: (name: string) => `Sprache: ${name}`,
  },
  keys: {
    change: 'Ändern',
    changeOf: (label: string) => `Tasten von „${label}“ ändern`,
    press: 'Tasten drücken…',
    pressFor: (label: string) =>
      `Die neuen Tasten für „${label}“ drücken, oder Esc, um die alten zu behalten.`,
    taken: (label: string) => `Diese Tasten gehören zu „${label}“. Bitte andere drücken.`,
    unfit: 'Diese gehen nicht: ein Zeichen drücken, oder Strg und eines.',
    kept: 'Geändert.',
    reset: 'Alle wie zuvor',
  },
};
