/** The texts of the command palette, of keys of one's own and of the choice of a language. */
export const palette = {
  palette: {
    title: 'Kommandoer og saker',
    hint: 'Skriv hva du vil gjøre, eller en saks nummer eller ord',
    found: 'Det som passer',
    nothing: 'Ingenting passer',
    searching: 'Leter etter saker …',
    failed: 'Det gikk ikke an å søke i sakene.',
    openNumber: (id: number) => `Åpne sak #${id}`,
    view: (name: string) => `Saker: ${name}`,
    property: (label: string) => `Rediger ${label}`,
    colours: (name: string) => `Farger: ${name}`,
    language: (name: string) => `Språk: ${name}`,
  },
  keys: {
    change: 'Endre',
    changeOf: (label: string) => `Endre tastene for «${label}»`,
    press: 'Trykk taster …',
    pressFor: (label: string) =>
      `Trykk de nye tastene for «${label}», eller Esc for å beholde de gamle.`,
    taken: (label: string) => `«${label}» har disse tastene. Trykk andre.`,
    unfit: 'Disse kan ikke brukes: trykk ett tegn, eller Ctrl og ett.',
    kept: 'Endret.',
    reset: 'Alle som før',
  },
};
