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
    gone: 'In einem anderen Tab gesendet oder zurückgerufen; das Ticket zeigt, welches von beiden',
    again: (count: number) =>
      count === 1
        ? 'Noch einmal an 1 Ticket schreiben'
        : `Noch einmal an ${count} Tickets schreiben`,
    goesOn:
      'Sie können dies schließen: Was wartet, liegt im Postausgang und wird von selbst gesendet.',
  },
  bulkActions: {
    merge: 'Zusammenführen',
    delete: 'Löschen',
    reading: 'Tickets, die gelesen werden',
    tickets: 'Was mit jedem Ticket geschieht',
    deleteTitle: (count: number) => (count === 1 ? '1 Ticket löschen' : `${count} Tickets löschen`),
    mergeTitle: (count: number) => `${count} Tickets zusammenführen`,
    mergeNow: (count: number, into: number) =>
      count === 1
        ? `1 Ticket in #${into} zusammenführen`
        : `${count} Tickets in #${into} zusammenführen`,
    gone: (count: number) =>
      count === 1
        ? '1 Ticket verschwindet aus allen Listen.'
        : `${count} Tickets verschwinden aus allen Listen.`,
    recover:
      'Zurückholen lassen sie sich danach hier, und später im Postausgang unter „Von mir gespeichert“.',
    merged: (count: number) =>
      count === 1
        ? '1 Ticket wird „Zusammengeführt“: Es verschwindet aus allen Listen, und seine Eigenschaften werden nicht übernommen.'
        : `${count} Tickets werden „Zusammengeführt“: Sie verschwinden aus allen Listen, und ihre Eigenschaften werden nicht übernommen.`,
    people: 'Die Tickets gehören zu verschiedenen Personen.',
    nothing: 'Es ist kein Ticket übrig, mit dem das möglich ist.',
    stays: (id: number, title: string) => `#${id} bleibt: ${title}`,
    staying: 'Bleibt und übernimmt die Nachrichten',
    moves: (count: number) =>
      count === 1
        ? 'Seine Nachricht zieht um, es geht auf'
        : `Seine ${count} Nachrichten ziehen um, es geht auf`,
    edited: 'Enthält Eingaben, die nicht gespeichert oder gesendet sind',
    leftOut: 'Ausgelassen',
    final: 'Gelöscht; lässt sich hier nicht mehr zurückholen',
    undo: (count: number) =>
      count === 1 ? '1 Ticket zurückholen' : `${count} Tickets zurückholen`,
    again: (count: number) =>
      count === 1 ? '1 Ticket noch einmal ansehen' : `${count} Tickets noch einmal ansehen`,
    states: {
      ready: 'Nicht begonnen',
      running: 'Läuft…',
      delete: 'Gelöscht',
      merge: 'Zusammengeführt',
      queued: 'Wartet im Postausgang',
      undone: 'Zurückgeholt',
    },
  },
};
