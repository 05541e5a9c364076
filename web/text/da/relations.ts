export const relations = {
  related: {
    types: { Parent: 'Overordnet', Child: 'Underordnet', Related: 'Relateret' },
    title: 'Relaterede sager',
    titleOf: (count: number) => `Relaterede sager (${count})`,
    reading: 'Leder efter relaterede sager…',
    none: 'Sagen hører ikke sammen med nogen anden sag.',
    partOf: (ticket: string) => `Del af ${ticket}`,
    add: 'Tilføj relation…',
    form: 'Tilføj relation',
    kind: 'Den anden sag er',
    kinds: {
      Related: 'relateret, sidestillet',
      Parent: 'overordnet denne',
      Child: 'underordnet denne',
    },
    ticket: 'Sag',
    hint: 'Nummer, emne eller kunde',
    comment: 'Kommentar (valgfri)',
    addNow: 'Tilføj',
    working: 'Et øjeblik…',
    remove: (ticket: string) => `Fjern relationen til ${ticket}`,
    added: (ticket: string) => `${ticket} er tilføjet.`,
    removed: (ticket: string) => `Relationen til ${ticket} er fjernet. Begge sager består.`,
    back: (ticket: string) => `Relationen til ${ticket} er tilbage.`,
    undo: 'Fortryd',
    exists: (id: number, type: string) =>
      `#${id} er allerede relateret til denne sag${type === '' ? '' : ` (${type})`}.`,
    parent: (id: number) =>
      `#${id} er overordnet denne sag. En sag har kun én overordnet: fjern den relation først.`,
    otherParent: (id: number) => `#${id} har allerede en overordnet sag.`,
    refused: (id: number) =>
      `#${id} kan ikke relateres sådan: sagen er flettet eller væk, eller en sag ville blive overordnet sig selv.`,
    differs: (id: number) =>
      `En anden har ændret relationen til #${id} i mellemtiden. Intet blev fjernet; se en gang til.`,
    gone: (id: number) => `En anden har allerede fjernet relationen til #${id}.`,
  },
} as const;
