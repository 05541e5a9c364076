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
};
