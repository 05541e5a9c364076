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
};
