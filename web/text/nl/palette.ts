/** The texts of the command palette, of keys of one's own and of the choice of a language. */
export const palette = {
  palette: {
    title: 'Opdrachten en tickets',
    hint: 'Typ wat je wilt doen, of het nummer of woorden van een ticket',
    found: 'Wat past',
    nothing: 'Niets past',
    searching: 'Tickets zoeken …',
    failed: 'Er kon niet in de tickets worden gezocht.',
    openNumber: (id: number) => `Ticket #${id} openen`,
    view: (name: string) => `Tickets: ${name}`,
    property: (label: string) => `${label} bewerken`,
    colours: (name: string) => `Kleuren: ${name}`,
    language: (name: string) => `Taal: ${name}`,
  },
  keys: {
    change: 'Wijzigen',
    changeOf: (label: string) => `Toetsen van ‘${label}’ wijzigen`,
    press: 'Druk op toetsen …',
    pressFor: (label: string) =>
      `Druk op de nieuwe toetsen voor ‘${label}’, of op Esc om de oude te houden.`,
    taken: (label: string) => `‘${label}’ heeft deze toetsen. Druk op andere.`,
    unfit: 'Deze kunnen niet: druk op één teken, of op Ctrl en één teken.',
    kept: 'Gewijzigd.',
    reset: 'Alles zoals het was',
  },
};
