/** The texts about what is done with a whole ticket: deleting, merging. */
export const actions = {
  actions: {
    more: 'Fler åtgärder',
    delete: 'Ta bort…',
    merge: 'Slå ihop med ett annat ärende…',
    noRight: 'Du har inte behörighet att göra detta med ärendet.',
    cancel: 'Avbryt',
    deleteTitle: (id: number) => `Ta bort ärende #${id}?`,
    deleteWhat: (title: string) =>
      `”${title}” försvinner från alla listor. Det kan återställas från ”Mina sparade ändringar” i utkorgen.`,
    deleteNow: 'Ta bort',
    deleting: 'Tar bort…',
    typed: (what: string) =>
      `Det du har skrivit här men inte sparat (${what}) ligger kvar i ärendet, osparat.`,
    edits: (count: number) => (count === 1 ? '1 ändring' : `${count} ändringar`),
    reply: 'ett meddelande',
    deleted: (id: number, typed: boolean) =>
      `Ärende #${id} har tagits bort.${typed ? ' Det du hade skrivit ligger kvar i ärendet.' : ''}`,
    mergeTitle: (id: number) => `Slå ihop ärende #${id} med ett annat`,
    into: 'Ärende som tar över meddelandena',
    intoHint: 'Nummer, ämne eller kund',
    choose: 'Välj det ärende som ska ta över meddelandena.',
    reading: 'Läser in båda ärendena…',
    reread: 'Läser in ärendet…',
    mergeMoves: (count: number, from: string, into: string) =>
      `${count === 0 ? 'Inget meddelande' : count === 1 ? '1 meddelande' : `${count} meddelanden`} flyttas från ${from} till ${into}.`,
    mergeThen: (id: number, count: number) =>
      `#${id} har därefter ${count === 1 ? '1 meddelande' : `${count} meddelanden`}; dess egenskaper ändras inte.`,
    mergeGone: (id: number) =>
      `#${id} får statusen ”Hopslaget”: det försvinner från alla listor, och dess egenskaper följer inte med.`,
    otherPerson: (from: string, into: string) =>
      `Ärendena gäller olika personer: ${from} och ${into}.`,
    mergeTyped: (what: string, id: number) =>
      `Det du har skrivit här men inte sparat (${what}) följer med till #${id}, fortfarande osparat.`,
    mergeFinal: 'Detta kan inte ångras.',
    mergeNow: (id: number) => `Slå ihop med #${id}`,
    mergeNone: 'Slå ihop',
    merging: 'Slår ihop…',
    merged: (from: number) => `Ärende #${from} har slagits ihop med det här.`,
    named: (id: number, title: string) => `#${id} ”${title}”`,
    busy: (id: number) =>
      `Något från dig är fortfarande på väg till #${id}. Vänta tills det är framme, eller dra tillbaka det.`,
    changed: (id: number, what: string) =>
      `Någon annan har ändrat #${id} under tiden${what === '' ? '' : ` (${what})`}. Ingenting har gjorts; titta en gång till.`,
    ended: {
      deleted: (id: number) => `#${id} är redan borttaget.`,
      merged: (id: number) => `#${id} är redan hopslaget med ett annat ärende.`,
    },
    offline: 'Detta kräver anslutning, och servern kan inte nås. Ingenting har gjorts.',
    unknown:
      'Inget svar har kommit och servern kan inte nås: det är oklart om det blev gjort. Försök igen för att kontrollera.',
    again: 'Försök igen',
  },
};
