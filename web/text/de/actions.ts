/** The texts about what is done with a whole ticket: deleting, merging. */
export const actions = {
  actions: {
    more: 'Weitere Aktionen',
    delete: 'Löschen…',
    merge: 'Mit anderem Ticket zusammenführen…',
    noRight: 'Dafür fehlt Ihnen bei diesem Ticket das Recht.',
    cancel: 'Abbrechen',
    deleteTitle: (id: number) => `Ticket #${id} löschen?`,
    deleteWhat: (title: string) =>
      `„${title}“ verschwindet aus allen Listen. Im Postausgang lässt es sich unter „Von mir gespeichert“ zurückholen.`,
    deleteNow: 'Löschen',
    deleting: 'Wird gelöscht…',
    typed: (what: string) =>
      `Was Sie hier eingegeben und nicht gespeichert haben (${what}), bleibt ungespeichert beim Ticket.`,
    edits: (count: number) => (count === 1 ? '1 Änderung' : `${count} Änderungen`),
    reply: 'eine Nachricht',
    deleted: (id: number, typed: boolean) =>
      `Ticket #${id} ist gelöscht.${typed ? ' Was Sie eingegeben hatten, bleibt bei ihm.' : ''}`,
    mergeTitle: (id: number) => `Ticket #${id} mit einem anderen zusammenführen`,
    into: 'Zielticket',
    intoHint: 'Nummer, Betreff oder Kunde',
    choose: 'Wählen Sie das Ticket, das die Nachrichten übernimmt.',
    reading: 'Beide Tickets werden gelesen…',
    reread: 'Das Ticket wird gelesen…',
    mergeMoves: (count: number, from: string, into: string) =>
      `${count === 0 ? 'Keine Nachricht zieht' : count === 1 ? '1 Nachricht zieht' : `${count} Nachrichten ziehen`} um: von ${from} nach ${into}.`,
    mergeThen: (id: number, count: number) =>
      `#${id} hat dann ${count === 1 ? '1 Nachricht' : `${count} Nachrichten`}; dessen Eigenschaften bleiben, wie sie sind.`,
    mergeGone: (id: number) =>
      `#${id} wird „Zusammengeführt“: Es verschwindet aus allen Listen, und seine Eigenschaften werden nicht übernommen.`,
    otherPerson: (from: string, into: string) =>
      `Die Tickets gehören zu verschiedenen Personen: ${from} und ${into}.`,
    mergeTyped: (what: string, id: number) =>
      `Was Sie hier eingegeben und nicht gespeichert haben (${what}), geht mit zu #${id}, weiterhin ungespeichert.`,
    mergeFinal: 'Das lässt sich nicht rückgängig machen.',
    mergeNow: (id: number) => `In #${id} zusammenführen`,
    mergeNone: 'Zusammenführen',
    merging: 'Wird zusammengeführt…',
    merged: (from: number) => `Ticket #${from} ist in dieses Ticket übergegangen.`,
    named: (id: number, title: string) => `#${id} „${title}“`,
    busy: (id: number) =>
      `Zu #${id} ist noch etwas von Ihnen unterwegs. Warten Sie, bis es angekommen ist, oder nehmen Sie es zurück.`,
    changed: (id: number, what: string) =>
      `Jemand anderes hat #${id} inzwischen geändert${what === '' ? '' : ` (${what})`}. Es wurde nichts ausgeführt; bitte noch einmal ansehen.`,
    ended: {
      deleted: (id: number) => `#${id} ist bereits gelöscht.`,
      merged: (id: number) => `#${id} ist bereits mit einem anderen Ticket zusammengeführt.`,
    },
    offline:
      'Dafür ist eine Verbindung nötig, und der Server ist nicht erreichbar. Es wurde nichts ausgeführt.',
    unknown:
      'Es kam keine Antwort, und der Server ist nicht erreichbar: Ob es ausgeführt wurde, ist nicht bekannt. Versuchen Sie es erneut, um nachzusehen.',
    again: 'Erneut versuchen',
  },
};
