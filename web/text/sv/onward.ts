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
};
