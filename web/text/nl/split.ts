/** The texts about making a new ticket of some messages of another one. */
export const split = {
  split: {
    begin: 'Nieuw ticket van berichten…',
    single: 'Met maar één bericht valt er niets af te splitsen.',
    title: (id: number) => `Nieuw ticket van berichten uit #${id}`,
    messages: 'Berichten die naar het nieuwe ticket gaan',
    subject: 'Onderwerp van het nieuwe ticket',
    moves: (count: number, from: string) =>
      `Er ${count === 1 ? 'gaat 1 bericht' : `gaan ${count} berichten`} van ${from} naar een nieuw ticket.`,
    stays: (id: number, count: number) =>
      `#${id} houdt ${count === 1 ? '1 bericht' : `${count} berichten`} en de eigen eigenschappen.`,
    inherits:
      'Het nieuwe ticket krijgt dezelfde contactpersoon, categorie, prioriteit, eigenaar en hetzelfde type.',
    final:
      'Dit kan niet ongedaan worden gemaakt, maar het nieuwe ticket kan weer met dit ticket worden samengevoegd.',
    none: 'Kies wat er naar het nieuwe ticket gaat.',
    all: 'Er moet minstens één bericht blijven.',
    noSubject: 'Het nieuwe ticket heeft een onderwerp nodig.',
    now: 'Ticket maken',
    working: 'Ticket wordt gemaakt…',
    done: (count: number, id: number | undefined) =>
      `${count === 1 ? '1 bericht staat' : `${count} berichten staan`} nu in een nieuw ticket${id === undefined ? '' : `: #${id}`}.`,
    open: (id: number) => `#${id} openen`,
  },
} as const;
