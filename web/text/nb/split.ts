/** The texts about making a new ticket of some messages of another one. */
export const split = {
  split: {
    begin: 'Ny sak av meldinger…',
    single: 'Med bare én melding er det ingenting å skille ut.',
    title: (id: number) => `Ny sak av meldinger fra #${id}`,
    messages: 'Meldinger som flyttes til den nye saken',
    subject: 'Emne for den nye saken',
    moves: (count: number, from: string) =>
      `${count === 1 ? '1 melding' : `${count} meldinger`} flyttes fra ${from} til en ny sak.`,
    stays: (id: number, count: number) =>
      `#${id} beholder ${count === 1 ? '1 melding' : `${count} meldinger`} og egenskapene sine.`,
    inherits: 'Den nye saken får samme kontaktperson, kategori, prioritet, eier og type.',
    final: 'Dette kan ikke angres, men den nye saken kan slås sammen med denne igjen.',
    none: 'Velg hva som skal til den nye saken.',
    all: 'Minst én melding må bli igjen.',
    noSubject: 'Den nye saken trenger et emne.',
    now: 'Opprett saken',
    working: 'Oppretter saken…',
    done: (count: number, id: number | undefined) =>
      `${count === 1 ? '1 melding' : `${count} meldinger`} ligger nå i en ny sak${id === undefined ? '' : `: #${id}`}.`,
    open: (id: number) => `Åpne #${id}`,
  },
} as const;
