/** The texts about what is done with a ticket at once, and about what comes after it. */
export const onward = {
  quick: {
    done: {
      take: 'Denne saken er din allerede.',
      close: 'Denne saken er allerede avsluttet.',
      reopen: 'Denne saken er allerede åpen.',
    },
    closed: 'En avsluttet sak kan ikke tas. Gjenåpne den først.',
    unknown: 'Serveren har ingen status for dette.',
  },
  onward: {
    last: 'Dette er den siste saken i visningen.',
    /** Why a ticket is not left. */
    left: {
      edits: 'Du blir her: Saken har endringer som ikke er lagret.',
      message: 'Du blir her: En melding er påbegynt og ikke sendt.',
      outbox: 'Du blir her: Noe av ditt i denne saken er ikke ferdig ennå.',
    },
    noQueue: 'Ingen venter: Alle sakene i denne visningen er tatt.',
    queued: 'Ingen har tatt denne saken ennå. Det er den som haster mest i visningen.',
    taken: 'Noen har nettopp tatt denne saken.',
    mailing: (id: number, whom: string) => `Sak #${id}: Meldingen går om et øyeblikk til ${whom}.`,
    storing: (id: number) => `Sak #${id}: Meldingen lagres.`,
  },
  /** A message that is passed on, and the lines above it. */
  forward: {
    label: 'Videresend',
    this: 'Videresend denne meldingen',
    subject: (title: string) => `VS: ${title}`,
    head: 'Videresendt melding',
    from: 'Fra',
    date: 'Dato',
    title: 'Emne',
    file: 'Følger med fra meldingen',
    begun: 'En annen melding er påbegynt her. Send eller forkast den først; videresend så denne.',
    none: 'Det er ingen melding å videresende.',
  },
};
