/** The texts about what is done with a ticket at once, and about what comes after it. */
export const onward = {
  quick: {
    done: {
      take: 'Det här ärendet är redan ditt.',
      close: 'Det här ärendet är redan avslutat.',
      reopen: 'Det här ärendet är redan öppet.',
    },
    closed: 'Ett avslutat ärende kan inte tas över. Öppna det igen först.',
    unknown: 'Servern har ingen status för detta.',
  },
  onward: {
    last: 'Det här är det sista ärendet i vyn.',
    /** Why a ticket is not left. */
    left: {
      edits: 'Du stannar här: ärendet har ändringar som inte är sparade.',
      message: 'Du stannar här: ett meddelande är påbörjat och inte skickat.',
      outbox: 'Du stannar här: något av ditt i ärendet är inte klart än.',
    },
    noQueue: 'Ingen väntar: alla ärenden i den här vyn är tagna.',
    queued: 'Ingen har tagit det här ärendet än. Det är det mest brådskande i vyn.',
    taken: 'Någon har just tagit det här ärendet.',
    mailing: (id: number, whom: string) => `Ärende #${id}: meddelandet går strax till ${whom}.`,
    storing: (id: number) => `Ärende #${id}: meddelandet sparas.`,
  },
  /** A message that is passed on, and the lines above it. */
  forward: {
    label: 'Vidarebefordra',
    this: 'Vidarebefordra det här meddelandet',
    subject: (title: string) => `VB: ${title}`,
    head: 'Vidarebefordrat meddelande',
    from: 'Från',
    date: 'Datum',
    title: 'Ämne',
    file: 'Följer med från meddelandet',
    begun:
      'Ett annat meddelande är påbörjat här. Skicka eller kasta det först; vidarebefordra sedan det här.',
    none: 'Det finns inget meddelande att vidarebefordra.',
  },
};
