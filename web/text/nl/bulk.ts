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
  picking: {
    picked: (count: number) =>
      count === 1 ? '1 ticket geselecteerd' : `${count} tickets geselecteerd`,
    edit: 'Bewerken…',
    clear: 'Selectie opheffen',
  },
};
