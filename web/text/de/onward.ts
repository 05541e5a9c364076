/** The texts about what is done with a ticket at once, and about what comes after it. */
export const onward = {
  quick: {
    done: {
      take: 'Dieses Ticket gehört Ihnen bereits.',
      close: 'Dieses Ticket ist bereits geschlossen.',
      reopen: 'Dieses Ticket ist bereits offen.',
    },
    closed: 'Ein geschlossenes Ticket kann nicht übernommen werden. Öffnen Sie es zuerst wieder.',
    unknown: 'Der Server hat dafür keinen Status.',
  },
  onward: {
    last: 'Das ist das letzte Ticket der Ansicht.',
    /** Why a ticket is not left. */
    left: {
      edits: 'Sie bleiben hier: Das Ticket hat Änderungen, die nicht gespeichert sind.',
      message: 'Sie bleiben hier: Eine Nachricht ist begonnen und nicht gesendet.',
      outbox: 'Sie bleiben hier: Etwas von Ihnen an diesem Ticket ist noch nicht erledigt.',
    },
    noQueue: 'Niemand wartet: Alle Tickets dieser Ansicht sind übernommen.',
    queued: 'Dieses Ticket hat noch niemand übernommen. Es ist das dringendste der Ansicht.',
    taken: 'Jemand hat dieses Ticket gerade übernommen.',
    mailing: (id: number, whom: string) => `Ticket #${id}: Die Nachricht geht gleich an ${whom}.`,
    storing: (id: number) => `Ticket #${id}: Die Nachricht wird gespeichert.`,
  },
  /** A message that is passed on, and the lines above it. */
  forward: {
    label: 'Weiterleiten',
    this: 'Diese Nachricht weiterleiten',
    subject: (title: string) => `WG: ${title}`,
    head: 'Weitergeleitete Nachricht',
    from: 'Von',
    date: 'Datum',
    title: 'Betreff',
    file: 'Geht aus der Nachricht mit',
    begun:
      'Hier ist schon eine andere Nachricht begonnen. Senden oder verwerfen Sie sie zuerst; leiten Sie dann diese weiter.',
    none: 'Es gibt keine Nachricht, die weitergeleitet werden kann.',
  },
};
