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
};
