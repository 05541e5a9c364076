export const relations = {
  related: {
    types: { Parent: 'Bovenliggend', Child: 'Onderliggend', Related: 'Verwant' },
    title: 'Verwante tickets',
    titleOf: (count: number) => `Verwante tickets (${count})`,
    reading: 'Verwante tickets worden gezocht…',
    none: 'Dit ticket hoort niet bij een ander ticket.',
    partOf: (ticket: string) => `Deel van ${ticket}`,
    add: 'Relatie toevoegen…',
    form: 'Relatie toevoegen',
    kind: 'Het andere ticket is',
    kinds: {
      Related: 'verwant, gelijkwaardig',
      Parent: 'bovenliggend',
      Child: 'onderliggend',
    },
    ticket: 'Ticket',
    hint: 'Nummer, onderwerp of klant',
    comment: 'Opmerking (optioneel)',
    addNow: 'Toevoegen',
    working: 'Een ogenblik…',
    remove: (ticket: string) => `Relatie met ${ticket} verwijderen`,
    added: (ticket: string) => `${ticket} is toegevoegd.`,
    removed: (ticket: string) =>
      `De relatie met ${ticket} is verwijderd. Beide tickets blijven bestaan.`,
    back: (ticket: string) => `De relatie met ${ticket} is terug.`,
    undo: 'Ongedaan maken',
    exists: (id: number, type: string) =>
      `#${id} is al aan dit ticket gerelateerd${type === '' ? '' : ` (${type})`}.`,
    parent: (id: number) =>
      `#${id} is het bovenliggende ticket. Een ticket heeft er maar één: verwijder eerst die relatie.`,
    otherParent: (id: number) => `#${id} heeft al een bovenliggend ticket.`,
    refused: (id: number) =>
      `#${id} kan zo niet worden gerelateerd: het is samengevoegd of weg, of een ticket zou boven zichzelf staan.`,
    differs: (id: number) =>
      `Iemand anders heeft de relatie met #${id} intussen gewijzigd. Er is niets verwijderd; kijk nog eens.`,
    gone: (id: number) => `Iemand anders heeft de relatie met #${id} al verwijderd.`,
  },
} as const;
