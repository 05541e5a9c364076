/** The texts about making a new ticket of some messages of another one. */
export const split = {
  split: {
    begin: 'Ny sag af meddelelser…',
    single: 'Med kun én meddelelse er der ikke noget at skille ud.',
    title: (id: number) => `Ny sag af meddelelser fra #${id}`,
    messages: 'Meddelelser, der flyttes til den nye sag',
    subject: 'Den nye sags emne',
    moves: (count: number, from: string) =>
      `${count === 1 ? '1 meddelelse' : `${count} meddelelser`} flyttes fra ${from} til en ny sag.`,
    stays: (id: number, count: number) =>
      `#${id} beholder ${count === 1 ? '1 meddelelse' : `${count} meddelelser`} og sine egenskaber.`,
    inherits: 'Den nye sag får samme kontaktperson, kategori, prioritet, ejer og type.',
    final: 'Dette kan ikke fortrydes, men den nye sag kan flettes ind i denne igen.',
    none: 'Vælg, hvad der skal over i den nye sag.',
    all: 'Mindst én meddelelse skal blive tilbage.',
    noSubject: 'Den nye sag mangler et emne.',
    now: 'Opret sagen',
    working: 'Opretter sagen…',
    done: (count: number, id: number | undefined) =>
      `${count === 1 ? '1 meddelelse' : `${count} meddelelser`} ligger nu i en ny sag${id === undefined ? '' : `: #${id}`}.`,
    open: (id: number) => `Åbn #${id}`,
  },
} as const;
