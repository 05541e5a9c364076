/** The texts about what is done with a ticket at once, and about what comes after it. */
export const onward = {
  quick: {
    done: {
      take: 'Dit ticket is al van jou.',
      close: 'Dit ticket is al gesloten.',
      reopen: 'Dit ticket is al open.',
    },
    closed: 'Een gesloten ticket kan niet worden overgenomen. Heropen het eerst.',
    unknown: 'De server heeft hiervoor geen status.',
  },
  onward: {
    last: 'Dit is het laatste ticket van de weergave.',
    /** Why a ticket is not left. */
    left: {
      edits: 'Je blijft hier: het ticket heeft wijzigingen die niet zijn opgeslagen.',
      message: 'Je blijft hier: een bericht is begonnen en niet verzonden.',
      outbox: 'Je blijft hier: iets van jou op dit ticket is nog niet klaar.',
    },
    noQueue: 'Niemand wacht: alle tickets van deze weergave zijn overgenomen.',
    queued: 'Niemand heeft dit ticket nog overgenomen. Het is het meest urgente van de weergave.',
    taken: 'Iemand heeft dit ticket net overgenomen.',
    mailing: (id: number, whom: string) => `Ticket #${id}: het bericht gaat zo naar ${whom}.`,
    storing: (id: number) => `Ticket #${id}: het bericht wordt opgeslagen.`,
  },
  /** A message that is passed on, and the lines above it. */
  forward: {
    label: 'Doorsturen',
    this: 'Dit bericht doorsturen',
    subject: (title: string) => `FW: ${title}`,
    head: 'Doorgestuurd bericht',
    from: 'Van',
    date: 'Datum',
    title: 'Onderwerp',
    file: 'Gaat mee uit het bericht',
    begun:
      'Hier is al een ander bericht begonnen. Verzend of verwerp dat eerst; stuur dan dit door.',
    none: 'Er is geen bericht om door te sturen.',
  },
};
