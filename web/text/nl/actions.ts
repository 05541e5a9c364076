/** The texts about what is done with a whole ticket: deleting, merging. */
export const actions = {
  actions: {
    more: 'Meer acties',
    delete: 'Verwijderen…',
    merge: 'Samenvoegen met een ander ticket…',
    noRight: 'Je mag dit niet doen met dit ticket.',
    cancel: 'Annuleren',
    deleteTitle: (id: number) => `Ticket #${id} verwijderen?`,
    deleteWhat: (title: string) =>
      `‘${title}’ verdwijnt uit alle lijsten. Je kunt het terughalen via ‘Mijn opgeslagen wijzigingen’ in het postvak UIT.`,
    deleteNow: 'Verwijderen',
    deleting: 'Bezig met verwijderen…',
    typed: (what: string) =>
      `Wat je hier hebt getypt maar niet hebt opgeslagen (${what}), blijft onopgeslagen bij het ticket.`,
    edits: (count: number) => (count === 1 ? '1 wijziging' : `${count} wijzigingen`),
    reply: 'een bericht',
    deleted: (id: number, typed: boolean) =>
      `Ticket #${id} is verwijderd.${typed ? ' Wat je had getypt, blijft bij het ticket.' : ''}`,
    mergeTitle: (id: number) => `Ticket #${id} samenvoegen met een ander ticket`,
    into: 'Ticket dat de berichten overneemt',
    intoHint: 'Nummer, onderwerp of klant',
    choose: 'Kies het ticket dat de berichten overneemt.',
    reading: 'Beide tickets worden gelezen…',
    reread: 'Het ticket wordt gelezen…',
    mergeMoves: (count: number, from: string, into: string) =>
      count === 0
        ? `Er gaan geen berichten van ${from} naar ${into}.`
        : `Er ${count === 1 ? 'gaat 1 bericht' : `gaan ${count} berichten`} van ${from} naar ${into}.`,
    mergeThen: (id: number, count: number) =>
      `#${id} heeft daarna ${count === 1 ? '1 bericht' : `${count} berichten`}; de eigenschappen ervan blijven zoals ze zijn.`,
    mergeGone: (id: number) =>
      `#${id} krijgt de status ‘Samengevoegd’: het verdwijnt uit alle lijsten en de eigenschappen ervan worden niet overgenomen.`,
    otherPerson: (from: string, into: string) =>
      `De tickets zijn van verschillende personen: ${from} en ${into}.`,
    mergeTyped: (what: string, id: number) =>
      `Wat je hier hebt getypt maar niet hebt opgeslagen (${what}), gaat onopgeslagen mee naar #${id}.`,
    mergeFinal: 'Dit kan niet ongedaan worden gemaakt.',
    mergeNow: (id: number) => `Samenvoegen met #${id}`,
    mergeNone: 'Samenvoegen',
    merging: 'Bezig met samenvoegen…',
    merged: (from: number) => `Ticket #${from} is met dit ticket samengevoegd.`,
    named: (id: number, title: string) => `#${id} ‘${title}’`,
    busy: (id: number) =>
      `Er is nog iets van jou onderweg naar #${id}. Wacht tot het is aangekomen, of trek het in.`,
    changed: (id: number, what: string) =>
      `Iemand anders heeft #${id} intussen gewijzigd${what === '' ? '' : ` (${what})`}. Er is niets gedaan; kijk nog een keer.`,
    ended: {
      deleted: (id: number) => `#${id} is al verwijderd.`,
      merged: (id: number) => `#${id} is al met een ander ticket samengevoegd.`,
    },
    offline: 'Hiervoor is verbinding nodig, en de server is niet bereikbaar. Er is niets gedaan.',
    unknown:
      'Er is geen antwoord gekomen en de server is niet bereikbaar: het is niet bekend of het is gelukt. Probeer het opnieuw om dat na te gaan.',
    again: 'Opnieuw proberen',
  },
};
