export const relations = {
  related: {
    types: { Parent: 'Übergeordnet', Child: 'Untergeordnet', Related: 'Verwandt' },
    title: 'Verwandte Tickets',
    titleOf: (count: number) => `Verwandte Tickets (${count})`,
    reading: 'Verwandte Tickets werden gesucht…',
    none: 'Zu diesem Ticket gehört kein anderes.',
    partOf: (ticket: string) => `Teil von ${ticket}`,
    add: 'Beziehung hinzufügen…',
    form: 'Beziehung hinzufügen',
    kind: 'Das andere Ticket ist',
    kinds: {
      Related: 'verwandt, gleichrangig',
      Parent: 'diesem übergeordnet',
      Child: 'diesem untergeordnet',
    },
    ticket: 'Ticket',
    hint: 'Nummer, Betreff oder Kunde',
    comment: 'Kommentar (freiwillig)',
    addNow: 'Hinzufügen',
    working: 'Einen Moment…',
    remove: (ticket: string) => `Beziehung zu ${ticket} entfernen`,
    added: (ticket: string) => `${ticket} ist hinzugefügt.`,
    removed: (ticket: string) => `Die Beziehung zu ${ticket} ist entfernt. Beide Tickets bleiben.`,
    back: (ticket: string) => `Die Beziehung zu ${ticket} ist wieder da.`,
    undo: 'Rückgängig',
    exists: (id: number, type: string) =>
      `#${id} ist mit diesem Ticket schon verbunden${type === '' ? '' : ` (${type})`}.`,
    parent: (id: number) =>
      `#${id} ist diesem Ticket übergeordnet. Ein Ticket hat nur ein übergeordnetes: Entfernen Sie zuerst diese Beziehung.`,
    otherParent: (id: number) => `#${id} hat schon ein übergeordnetes Ticket.`,
    refused: (id: number) =>
      `#${id} kann so nicht verbunden werden: Es ist zusammengeführt oder fort, oder ein Ticket wäre sich selbst übergeordnet.`,
    differs: (id: number) =>
      `Jemand anderes hat die Beziehung zu #${id} inzwischen geändert. Nichts wurde entfernt; sehen Sie noch einmal nach.`,
    gone: (id: number) => `Jemand anderes hat die Beziehung zu #${id} schon entfernt.`,
  },
} as const;
