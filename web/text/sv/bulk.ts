/** The words of editing several tickets at once. */
export const bulk = {
  bulk: {
    title: (count: number) => (count === 1 ? 'Redigera 1 ärende' : `Redigera ${count} ärenden`),
    tooMany: (most: number, more: number) =>
      more === 1
        ? `Högst ${most} ärenden kan redigeras samtidigt; det sista utelämnas.`
        : `Högst ${most} ärenden kan redigeras samtidigt; de sista ${more} utelämnas.`,
    add: 'Lägg till en egenskap',
    remove: (label: string) => `Ändra inte ${label}`,
    cancel: 'Avbryt',
    apply: (count: number) => (count === 1 ? 'Spara 1 ärende' : `Spara ${count} ärenden`),
    progress: 'Färdiga ärenden',
    results: 'Resultatet för varje ärende',
    stop: 'Stoppa',
    goOn: 'Fortsätt',
    close: 'Klar',
    undo: (count: number) => (count === 1 ? 'Ångra (1 ärende)' : `Ångra (${count} ärenden)`),
    final: 'Sparat; det kan inte längre ångras här',
    notDone: 'Inte genomfört',
    states: {
      waiting: 'Inte påbörjat',
      running: 'Sparar…',
      saved: 'Sparat',
      same: 'Var redan så',
      edited: 'Du har osparade ändringar i det',
      forbidden: 'Inte tillåtet',
      conflict: 'Någon annan har ändrat det: öppna det och avgör',
      queued: 'Väntar i utkorgen',
      failed: 'Inte sparat',
      undone: 'Ångrat',
    },
  },
  picking: {
    picked: (count: number) => (count === 1 ? '1 ärende markerat' : `${count} ärenden markerade`),
    edit: 'Redigera…',
    clear: 'Avmarkera alla',
  },
};
