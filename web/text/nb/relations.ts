export const relations = {
  related: {
    types: { Parent: 'Overordnet', Child: 'Underordnet', Related: 'Relatert' },
    title: 'Relaterte saker',
    titleOf: (count: number) => `Relaterte saker (${count})`,
    reading: 'Ser etter relaterte saker…',
    none: 'Saken hører ikke sammen med noen annen sak.',
    partOf: (ticket: string) => `Del av ${ticket}`,
    add: 'Legg til relasjon…',
    form: 'Legg til relasjon',
    kind: 'Den andre saken er',
    kinds: {
      Related: 'relatert, sidestilt',
      Parent: 'overordnet denne',
      Child: 'underordnet denne',
    },
    ticket: 'Sak',
    hint: 'Nummer, emne eller kunde',
    comment: 'Kommentar (valgfri)',
    addNow: 'Legg til',
    working: 'Et øyeblikk…',
    remove: (ticket: string) => `Fjern relasjonen til ${ticket}`,
    added: (ticket: string) => `${ticket} er lagt til.`,
    removed: (ticket: string) => `Relasjonen til ${ticket} er fjernet. Begge sakene består.`,
    back: (ticket: string) => `Relasjonen til ${ticket} er tilbake.`,
    undo: 'Angre',
    exists: (id: number, type: string) =>
      `#${id} er allerede relatert til denne saken${type === '' ? '' : ` (${type})`}.`,
    parent: (id: number) =>
      `#${id} er overordnet denne saken. En sak har bare én overordnet: fjern den relasjonen først.`,
    otherParent: (id: number) => `#${id} har allerede en overordnet sak.`,
    refused: (id: number) =>
      `#${id} kan ikke relateres slik: saken er slått sammen eller borte, eller en sak ville blitt overordnet seg selv.`,
    differs: (id: number) =>
      `Noen andre har endret relasjonen til #${id} i mellomtiden. Ingenting ble fjernet; se en gang til.`,
    gone: (id: number) => `Noen andre har allerede fjernet relasjonen til #${id}.`,
  },
} as const;
