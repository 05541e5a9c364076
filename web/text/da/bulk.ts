/** The words of editing several tickets at once. */
export const bulk = {
  bulk: {
    title: (count: number) => (count === 1 ? 'Rediger 1 sag' : `Rediger ${count} sager`),
    tooMany: (most: number, more: number) =>
      more === 1
        ? `Der kan højst redigeres ${most} sager ad gangen; den sidste er udeladt.`
        : `Der kan højst redigeres ${most} sager ad gangen; de sidste ${more} er udeladt.`,
    add: 'Tilføj egenskab',
    remove: (label: string) => `Ændr ikke ${label}`,
    cancel: 'Annuller',
    apply: (count: number) => (count === 1 ? 'Gem 1 sag' : `Gem ${count} sager`),
    progress: 'Sager, der er behandlet',
    results: 'Resultatet for hver sag',
    stop: 'Stop',
    goOn: 'Fortsæt',
    close: 'Færdig',
    undo: (count: number) =>
      count === 1 ? 'Fortryd ændringerne i 1 sag' : `Fortryd ændringerne i ${count} sager`,
    final: 'Gemt; kan ikke længere fortrydes her',
    notDone: 'Ikke udført',
    states: {
      waiting: 'Ikke påbegyndt',
      running: 'Gemmer…',
      saved: 'Gemt',
      same: 'Var sådan i forvejen',
      edited: 'Har ændringer, som du ikke har gemt',
      forbidden: 'Ikke tilladt',
      conflict: 'Ændret af en anden: Åbn den for at afgøre, hvad der skal gælde',
      queued: 'Venter i udbakken',
      failed: 'Ikke gemt',
      undone: 'Fortrudt',
    },
  },
  picking: {
    picked: (count: number) => (count === 1 ? '1 sag valgt' : `${count} sager valgt`),
    edit: 'Rediger…',
    clear: 'Vælg ingen',
  },
};
