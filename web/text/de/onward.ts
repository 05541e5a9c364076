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
};
