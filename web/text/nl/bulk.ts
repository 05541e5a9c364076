/** The words of editing several tickets at once. */
export const bulk = {
  bulk: {
    title: (count: number) => (count === 1 ? '1 ticket bewerken' : `${count} tickets bewerken`),
    tooMany: (most: number, more: number) =>
      more === 1
        ? `Je kunt hoogstens ${most} tickets tegelijk bewerken; het laatste wordt overgeslagen.`
        : `Je kunt hoogstens ${most} tickets tegelijk bewerken; de laatste ${more} worden overgeslagen.`,
    add: 'Eigenschap toevoegen',
    remove: (label: string) => `${label} niet wijzigen`,
    cancel: 'Annuleren',
    apply: (count: number) => (count === 1 ? '1 ticket opslaan' : `${count} tickets opslaan`),
    progress: 'Tickets die klaar zijn',
    results: 'Resultaat per ticket',
    stop: 'Stoppen',
    goOn: 'Doorgaan',
    close: 'Klaar',
    undo: (count: number) =>
      count === 1 ? 'Ongedaan maken (1 ticket)' : `Ongedaan maken (${count} tickets)`,
    final: 'Opgeslagen; kan hier niet meer ongedaan worden gemaakt',
    notDone: 'Niet gedaan',
    states: {
      waiting: 'Nog niet begonnen',
      running: 'Bezig met opslaan…',
      saved: 'Opgeslagen',
      same: 'Was al zo',
      edited: 'Je hebt er niet-opgeslagen wijzigingen in',
      forbidden: 'Niet toegestaan',
      conflict: 'Iemand anders heeft het gewijzigd: open het om te beslissen',
      queued: 'Wacht in het postvak UIT',
      failed: 'Niet opgeslagen',
      undone: 'Ongedaan gemaakt',
    },
  },
  bulkMessage: {
    title: (count: number) =>
      count === 1 ? 'Naar 1 ticket schrijven' : `Naar ${count} tickets schrijven`,
    what: 'Wat er met de tickets gebeurt',
    properties: 'Eigenschappen instellen',
    withFiles: 'Bij elk bericht:',
    check: 'Nakijken voor het verzenden…',
    reading: 'Tickets die zijn opgezocht',
    letters: 'Wat elk ticket krijgt',
    goes: (tickets: number, people: number) =>
      `Gaat naar ${tickets === 1 ? '1 ticket' : `${tickets} tickets`}, gemaild naar ${people === 1 ? '1 adres' : `${people} adressen`}.`,
    noted: (tickets: number) =>
      `Gaat naar ${tickets === 1 ? '1 ticket' : `${tickets} tickets`}; niemand krijgt een mail.`,
    left: (count: number) =>
      count === 1 ? '1 ticket wordt overgeslagen.' : `${count} tickets worden overgeslagen.`,
    nobody: 'Het is niet bekend wie een mail kan krijgen',
    back: 'Terug',
    send: (count: number) =>
      count === 1 ? 'Naar 1 ticket verzenden' : `Naar ${count} tickets verzenden`,
    note: (count: number) => (count === 1 ? 'In 1 ticket opslaan' : `In ${count} tickets opslaan`),
    changed:
      'Het bericht is intussen in een ander tabblad gewijzigd of verzonden. Kijk het nog eens na.',
    callBack: (count: number) =>
      count === 1 ? '1 bericht terugroepen' : `${count} berichten terugroepen`,
    calledBack: 'Teruggeroepen',
    gone: 'Verzonden of teruggeroepen in een ander tabblad; het ticket toont welk van beide',
    again: (count: number) =>
      count === 1 ? 'Opnieuw naar 1 ticket schrijven' : `Opnieuw naar ${count} tickets schrijven`,
    goesOn: 'Je kunt dit sluiten: wat wacht, staat in Postvak UIT en wordt vanzelf verzonden.',
  },
  bulkActions: {
    merge: 'Samenvoegen',
    delete: 'Verwijderen',
    reading: 'Tickets die worden gelezen',
    tickets: 'Wat er met elk ticket gebeurt',
    deleteTitle: (count: number) =>
      count === 1 ? '1 ticket verwijderen' : `${count} tickets verwijderen`,
    mergeTitle: (count: number) => `${count} tickets samenvoegen`,
    mergeNow: (count: number, into: number) =>
      count === 1
        ? `1 ticket samenvoegen met #${into}`
        : `${count} tickets samenvoegen met #${into}`,
    gone: (count: number) =>
      count === 1
        ? '1 ticket verdwijnt uit alle lijsten.'
        : `${count} tickets verdwijnen uit alle lijsten.`,
    recover:
      'Je kunt ze hier daarna terughalen, en later via ‘Mijn opgeslagen wijzigingen’ in het postvak UIT.',
    merged: (count: number) =>
      count === 1
        ? '1 ticket krijgt de status ‘Samengevoegd’: het verdwijnt uit alle lijsten en de eigenschappen ervan worden niet overgenomen.'
        : `${count} tickets krijgen de status ‘Samengevoegd’: ze verdwijnen uit alle lijsten en de eigenschappen ervan worden niet overgenomen.`,
    people: 'De tickets zijn van verschillende personen.',
    nothing: 'Er is geen ticket over waarmee dit kan.',
    stays: (id: number, title: string) => `#${id} blijft: ${title}`,
    staying: 'Blijft en neemt de berichten over',
    moves: (count: number) =>
      count === 1
        ? 'Het bericht verhuist, het ticket gaat op'
        : `De ${count} berichten verhuizen, het ticket gaat op`,
    edited: 'Bevat iets dat getypt is en niet opgeslagen of verzonden',
    leftOut: 'Overgeslagen',
    final: 'Verwijderd; kan hier niet meer worden teruggehaald',
    undo: (count: number) => (count === 1 ? '1 ticket terughalen' : `${count} tickets terughalen`),
    again: (count: number) =>
      count === 1 ? '1 ticket opnieuw bekijken' : `${count} tickets opnieuw bekijken`,
    states: {
      ready: 'Niet begonnen',
      running: 'Bezig…',
      delete: 'Verwijderd',
      merge: 'Samengevoegd',
      queued: 'Wacht in Postvak UIT',
      undone: 'Teruggehaald',
    },
  },
};
