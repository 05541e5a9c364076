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
  bulkMessage: {
    title: (count: number) =>
      count === 1 ? 'An 1 Ticket schreiben' : `An ${count} Tickets schreiben`,
    what: 'Was mit den Tickets geschieht',
    properties: 'Eigenschaften setzen',
    withFiles: 'Mit jeder Nachricht:',
    check: 'Vor dem Senden prüfen…',
    reading: 'Tickets, die nachgeschlagen sind',
    letters: 'Was jedes Ticket bekommt',
    goes: (tickets: number, people: number) =>
      `Geht an ${tickets === 1 ? '1 Ticket' : `${tickets} Tickets`}, per Mail an ${people === 1 ? '1 Adresse' : `${people} Adressen`}.`,
    noted: (tickets: number) =>
      `Geht an ${tickets === 1 ? '1 Ticket' : `${tickets} Tickets`}; niemand bekommt eine Mail.`,
    left: (count: number) =>
      count === 1 ? '1 Ticket wird ausgelassen.' : `${count} Tickets werden ausgelassen.`,
    nobody: 'Es ist nicht bekannt, wer eine Mail bekommen könnte',
    back: 'Zurück',
    send: (count: number) => (count === 1 ? 'An 1 Ticket senden' : `An ${count} Tickets senden`),
    note: (count: number) =>
      count === 1 ? 'In 1 Ticket speichern' : `In ${count} Tickets speichern`,
    changed:
      'Die Nachricht wurde inzwischen in einem anderen Tab geändert oder gesendet. Prüfen Sie sie noch einmal.',
    callBack: (count: number) =>
      count === 1 ? '1 Nachricht zurückrufen' : `${count} Nachrichten zurückrufen`,
    calledBack: 'Zurückgerufen',
    again: (count: number) =>
      count === 1
        ? 'Noch einmal an 1 Ticket schreiben'
        : `Noch einmal an ${count} Tickets schreiben`,
    goesOn:
      'Sie können dies schließen: Was wartet, liegt im Postausgang und wird von selbst gesendet.',
  },
  picking: {
    picked: (count: number) => `${count} ausgewählt`,
    edit: 'Bearbeiten oder antworten…',
    clear: 'Auswahl aufheben',
  },
};
