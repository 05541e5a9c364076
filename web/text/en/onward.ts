/** The texts about what is done with a ticket at once, and about what comes after it. */
export const onward = {
  quick: {
    done: {
      take: 'This ticket is yours already.',
      close: 'This ticket is closed already.',
      reopen: 'This ticket is open already.',
    },
    closed: 'A closed ticket cannot be taken. Reopen it first.',
    unknown: 'The server offers no status for this.',
  },
  onward: {
    last: 'This is the last ticket of the view.',
    /** Why a ticket is not left. */
    left: {
      edits: 'You stay here: the ticket has changes that are not saved.',
      message: 'You stay here: a message is begun and not sent.',
      outbox: 'You stay here: something of yours on this ticket is not done yet.',
    },
    noQueue: 'Nobody waits: every ticket of this view is taken.',
    queued: 'Nobody has taken this ticket yet. It is the most urgent one of the view.',
    taken: 'Somebody has just taken this ticket.',
    mailing: (id: number, whom: string) =>
      `Ticket #${id}: the message goes to ${whom} in a moment.`,
    storing: (id: number) => `Ticket #${id}: the message is being saved.`,
  },
  /** A message that is passed on, and the lines above it. */
  forward: {
    label: 'Forward',
    this: 'Forward this message',
    subject: (title: string) => `Fwd: ${title}`,
    head: 'Forwarded message',
    from: 'From',
    date: 'Date',
    title: 'Subject',
    file: 'Goes along from the message',
    begun: 'Another message is begun here. Send or discard it first; then forward this one.',
    none: 'There is no message to forward.',
  },
} as const;
