/** The texts of the command palette, of keys of one's own and of the choice of a language. */
export const palette = {
  palette: {
    title: 'Kommandoer og sager',
    hint: 'Skriv, hvad du vil gøre, eller en sags nummer eller ord',
    found: 'Det, der passer',
    nothing: 'Intet passer',
    searching: 'Leder efter sager …',
    failed: 'Der kunne ikke søges i sagerne.',
    openNumber: (id: number) => `Åbn sag #${id}`,
    view: (name: string) => `Sager: ${name}`,
    property: (label: string) => `Rediger ${label}`,
    colours: (name: string) => `Farver: ${name}`,
    language: (name: string) => `Sprog: ${name}`,
  },
  keys: {
    change: 'Skift',
    changeOf: (label: string) => `Skift tasterne for “${label}”`,
    press: 'Tryk på taster …',
    pressFor: (label: string) =>
      `Tryk på de nye taster for “${label}”, eller Esc for at beholde de gamle.`,
    taken: (label: string) => `“${label}” har de taster. Tryk på andre.`,
    unfit: 'De kan ikke bruges: tryk på ét tegn, eller Ctrl og ét.',
    kept: 'Skiftet.',
    reset: 'Alle som før',
  },
};
