/** The texts about what is done with a ticket at once, and about what comes after it. */
export const onward = {
  quick: {
    done: {
      take: 'Denne sag er allerede din.',
      close: 'Denne sag er allerede afsluttet.',
      reopen: 'Denne sag er allerede åben.',
    },
    closed: 'En afsluttet sag kan ikke tages. Genåbn den først.',
    unknown: 'Serveren har ingen status til dette.',
  },
  onward: {
    last: 'Det er den sidste sag i visningen.',
    /** Why a ticket is not left. */
    left: {
      edits: 'Du bliver her: Sagen har ændringer, der ikke er gemt.',
      message: 'Du bliver her: En besked er begyndt og ikke sendt.',
      outbox: 'Du bliver her: Noget af dit på sagen er ikke færdigt endnu.',
    },
    noQueue: 'Ingen venter: Alle sager i denne visning er taget.',
    queued: 'Ingen har taget denne sag endnu. Det er den mest presserende i visningen.',
    taken: 'Nogen har netop taget denne sag.',
    mailing: (id: number, whom: string) => `Sag #${id}: Beskeden går om et øjeblik til ${whom}.`,
    storing: (id: number) => `Sag #${id}: Beskeden gemmes.`,
  },
  /** A message that is passed on, and the lines above it. */
  forward: {
    label: 'Videresend',
    this: 'Videresend denne besked',
    subject: (title: string) => `VS: ${title}`,
    head: 'Videresendt besked',
    from: 'Fra',
    date: 'Dato',
    title: 'Emne',
    file: 'Følger med fra beskeden',
    begun: 'En anden besked er begyndt her. Send eller kassér den først; videresend så denne.',
    none: 'Der er ingen besked at videresende.',
  },
};
