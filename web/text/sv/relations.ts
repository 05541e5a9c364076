export const relations = {
  related: {
    types: { Parent: 'Överordnat', Child: 'Underordnat', Related: 'Relaterat' },
    title: 'Relaterade ärenden',
    titleOf: (count: number) => `Relaterade ärenden (${count})`,
    reading: 'Letar efter relaterade ärenden…',
    none: 'Ärendet hör inte ihop med något annat ärende.',
    partOf: (ticket: string) => `Del av ${ticket}`,
    add: 'Lägg till relation…',
    form: 'Lägg till relation',
    kind: 'Det andra ärendet är',
    kinds: {
      Related: 'relaterat, sidoordnat',
      Parent: 'överordnat detta',
      Child: 'underordnat detta',
    },
    ticket: 'Ärende',
    hint: 'Nummer, ämne eller kund',
    comment: 'Kommentar (valfri)',
    addNow: 'Lägg till',
    working: 'Ett ögonblick…',
    remove: (ticket: string) => `Ta bort relationen till ${ticket}`,
    added: (ticket: string) => `${ticket} har lagts till.`,
    removed: (ticket: string) =>
      `Relationen till ${ticket} är borttagen. Båda ärendena finns kvar.`,
    back: (ticket: string) => `Relationen till ${ticket} är tillbaka.`,
    undo: 'Ångra',
    exists: (id: number, type: string) =>
      `#${id} är redan relaterat till detta ärende${type === '' ? '' : ` (${type})`}.`,
    parent: (id: number) =>
      `#${id} är överordnat detta ärende. Ett ärende har bara ett överordnat: ta bort den relationen först.`,
    otherParent: (id: number) => `#${id} har redan ett överordnat ärende.`,
    refused: (id: number) =>
      `#${id} kan inte relateras så: det är sammanslaget eller borta, eller så skulle ett ärende bli överordnat sig självt.`,
    differs: (id: number) =>
      `Någon annan har ändrat relationen till #${id} under tiden. Inget togs bort; titta en gång till.`,
    gone: (id: number) => `Någon annan har redan tagit bort relationen till #${id}.`,
  },
} as const;
