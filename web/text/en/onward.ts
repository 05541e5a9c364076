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
} as const;
