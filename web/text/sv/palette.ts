/** The texts of the command palette, of keys of one's own and of the choice of a language. */
export const palette = {
  palette: {
    title: 'Kommandon och ärenden',
    hint: 'Skriv vad du vill göra, eller ett ärendes nummer eller ord',
    found: 'Det som passar',
    nothing: 'Inget passar',
    searching: 'Letar efter ärenden …',
    failed: 'Det gick inte att söka bland ärendena.',
    openNumber: (id: number) => `Öppna ärende #${id}`,
    view: (name: string) => `Ärenden: ${name}`,
    property: (label: string) => `Redigera ${label}`,
    colours: (name: string) => `Färger: ${name}`,
    language: (name: string) => `Språk: ${name}`,
  },
  keys: {
    change: 'Ändra',
    changeOf: (label: string) => `Ändra tangenterna för ”${label}”`,
    press: 'Tryck tangenter …',
    pressFor: (label: string) =>
      `Tryck de nya tangenterna för ”${label}”, eller Esc för att behålla de gamla.`,
    taken: (label: string) => `”${label}” har de tangenterna. Tryck andra.`,
    unfit: 'De kan inte användas: tryck ett tecken, eller Ctrl och ett.',
    kept: 'Ändrat.',
    reset: 'Alla som förut',
  },
};
