/** The texts about what is done with a whole ticket: deleting, merging. */
export const actions = {
  actions: {
    more: 'Flere handlinger',
    delete: 'Slett…',
    merge: 'Slå sammen med en annen sak…',
    noRight: 'Du har ikke tilgang til å gjøre dette med saken.',
    cancel: 'Avbryt',
    deleteTitle: (id: number) => `Slette sak #${id}?`,
    deleteWhat: (title: string) =>
      `«${title}» forsvinner fra alle lister. Du kan hente den tilbake fra «Mine lagringer» i utboksen.`,
    deleteNow: 'Slett',
    deleting: 'Sletter…',
    typed: (what: string) =>
      `Det du har skrevet her, men ikke lagret (${what}), blir liggende ulagret i saken.`,
    edits: (count: number) => (count === 1 ? '1 endring' : `${count} endringer`),
    reply: 'en melding',
    deleted: (id: number, typed: boolean) =>
      `Sak #${id} er slettet.${typed ? ' Det du hadde skrevet, blir liggende i den.' : ''}`,
    mergeTitle: (id: number) => `Slå sammen sak #${id} med en annen`,
    into: 'Slå sammen med sak',
    intoHint: 'Nummer, emne eller kunde',
    choose: 'Velg saken som skal overta meldingene.',
    reading: 'Henter begge sakene…',
    reread: 'Henter saken…',
    mergeMoves: (count: number, from: string, into: string) =>
      `${count === 0 ? 'Ingen meldinger' : count === 1 ? '1 melding' : `${count} meldinger`} flyttes fra ${from} til ${into}.`,
    mergeThen: (id: number, count: number) =>
      `#${id} har deretter ${count === 1 ? '1 melding' : `${count} meldinger`}; de øvrige egenskapene endres ikke.`,
    mergeGone: (id: number) =>
      `#${id} får statusen «Slått sammen»: Den forsvinner fra alle lister, og egenskapene overføres ikke.`,
    otherPerson: (from: string, into: string) =>
      `Sakene gjelder ulike personer: ${from} og ${into}.`,
    mergeTyped: (what: string, id: number) =>
      `Det du har skrevet her, men ikke lagret (${what}), følger med til #${id}, fortsatt ulagret.`,
    mergeFinal: 'Dette kan ikke angres.',
    mergeNow: (id: number) => `Slå sammen med #${id}`,
    mergeNone: 'Slå sammen',
    merging: 'Slår sammen…',
    merged: (from: number) => `Sak #${from} er slått sammen med denne.`,
    named: (id: number, title: string) => `#${id} «${title}»`,
    busy: (id: number) =>
      `Noe du har gjort, er fortsatt på vei til #${id}. Vent til det er framme, eller trekk det tilbake.`,
    changed: (id: number, what: string) =>
      `Noen andre har endret #${id} i mellomtiden${what === '' ? '' : ` (${what})`}. Ingenting ble gjort; se på saken én gang til.`,
    ended: {
      deleted: (id: number) => `#${id} er allerede slettet.`,
      merged: (id: number) => `#${id} er allerede slått sammen med en annen sak.`,
    },
    offline: 'Dette krever forbindelse med serveren, men den kan ikke nås. Ingenting ble gjort.',
    unknown:
      'Det har ikke kommet noe svar, og serveren kan ikke nås: Det er uvisst om det ble gjort. Prøv på nytt for å sjekke.',
    again: 'Prøv på nytt',
  },
};
