/** The texts about what is done with a whole ticket: deleting, merging. */
export const actions = {
  actions: {
    more: 'Flere handlinger',
    delete: 'Slet…',
    merge: 'Flet ind i en anden sag…',
    noRight: 'Du har ikke tilladelse til at gøre dette med sagen.',
    cancel: 'Annuller',
    deleteTitle: (id: number) => `Slet sag #${id}?`,
    deleteWhat: (title: string) =>
      `»${title}« forsvinder fra alle lister. Du kan hente den tilbage fra »Mine gemte ændringer« i udbakken.`,
    deleteNow: 'Slet',
    deleting: 'Sletter…',
    typed: (what: string) =>
      `Det, du har skrevet her og ikke gemt (${what}), bliver liggende i sagen uden at være gemt.`,
    edits: (count: number) => (count === 1 ? '1 ændring' : `${count} ændringer`),
    reply: 'en meddelelse',
    deleted: (id: number, typed: boolean) =>
      `Sag #${id} er slettet.${typed ? ' Det, du havde skrevet, bliver liggende i den.' : ''}`,
    mergeTitle: (id: number) => `Flet sag #${id} ind i en anden`,
    into: 'Flet ind i sag',
    intoHint: 'Nummer, emne eller kunde',
    choose: 'Vælg den sag, der skal overtage meddelelserne.',
    reading: 'Henter begge sager…',
    reread: 'Henter sagen…',
    mergeMoves: (count: number, from: string, into: string) =>
      `${count === 0 ? 'Ingen meddelelser' : count === 1 ? '1 meddelelse' : `${count} meddelelser`} flyttes fra ${from} til ${into}.`,
    mergeThen: (id: number, count: number) =>
      `#${id} har derefter ${count === 1 ? '1 meddelelse' : `${count} meddelelser`}; dens øvrige egenskaber ændres ikke.`,
    mergeGone: (id: number) =>
      `#${id} får status »Flettet«: Den forsvinder fra alle lister, og dens egenskaber overføres ikke.`,
    otherPerson: (from: string, into: string) =>
      `Sagerne vedrører forskellige personer: ${from} og ${into}.`,
    mergeTyped: (what: string, id: number) =>
      `Det, du har skrevet her og ikke gemt (${what}), følger med til #${id}, stadig uden at være gemt.`,
    mergeFinal: 'Dette kan ikke fortrydes.',
    mergeNow: (id: number) => `Flet ind i #${id}`,
    mergeNone: 'Flet',
    merging: 'Fletter…',
    merged: (from: number) => `Sag #${from} er flettet ind i denne.`,
    named: (id: number, title: string) => `#${id} »${title}«`,
    busy: (id: number) =>
      `Noget, du har lavet, er stadig på vej til #${id}. Vent, til det er nået frem, eller træk det tilbage.`,
    changed: (id: number, what: string) =>
      `En anden har ændret #${id} i mellemtiden${what === '' ? '' : ` (${what})`}. Der blev ikke gjort noget; se på sagen en gang til.`,
    ended: {
      deleted: (id: number) => `#${id} er allerede slettet.`,
      merged: (id: number) => `#${id} er allerede flettet ind i en anden sag.`,
    },
    offline: 'Dette kræver forbindelse til serveren, og der er ingen. Der blev ikke gjort noget.',
    unknown:
      'Der er ikke kommet noget svar, og der er ingen forbindelse til serveren: Det vides ikke, om det blev gjort. Prøv igen for at undersøge det.',
    again: 'Prøv igen',
  },
};
