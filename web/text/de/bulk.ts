/** The words of editing several tickets at once. */
export const bulk = {
  bulk: {
    title: (count: number) => (count === 1 ? '1 Ticket bearbeiten' : `${count} Tickets bearbeiten`),
    tooMany: (most: number, more: number) =>
      `Höchstens ${most} Tickets werden auf einmal bearbeitet; weggelassen am Ende der Auswahl: ${more}.`,
    add: 'Eigenschaft hinzufügen',
    remove: (label: string) => `${label} nicht setzen`,
    cancel: 'Abbrechen',
    apply: (count: number) => (count === 1 ? '1 Ticket speichern' : `${count} Tickets speichern`),
    progress: 'Erledigte Tickets',
    results: 'Ergebnis für jedes Ticket',
    stop: 'Anhalten',
    goOn: 'Fortsetzen',
    close: 'Fertig',
    undo: (count: number) => `${count} rückgängig machen`,
    final: 'Gespeichert; hier nicht mehr rückgängig zu machen',
    notDone: 'Nicht erledigt',
    states: {
      waiting: 'Nicht begonnen',
      running: 'Wird gespeichert…',
      saved: 'Gespeichert',
      same: 'War schon so',
      edited: 'Hat ungespeicherte Änderungen von Ihnen',
      forbidden: 'Nicht erlaubt',
      conflict: 'Von jemand anderem geändert: zum Entscheiden öffnen',
      queued: 'Wartet im Postausgang',
      failed: 'Nicht gespeichert',
      undone: 'Rückgängig gemacht',
    },
  },
  picking: {
    picked: (count: number) => `${count} ausgewählt`,
    edit: 'Bearbeiten…',
    clear: 'Auswahl aufheben',
  },
};
