/** The words of editing several tickets at once. */
export const bulk = {
  bulk: {
    title: (count: number) => (count === 1 ? 'Rediger 1 sak' : `Rediger ${count} saker`),
    tooMany: (most: number, more: number) =>
      more === 1
        ? `Høyst ${most} saker kan redigeres samtidig; den siste er utelatt.`
        : `Høyst ${most} saker kan redigeres samtidig; de siste ${more} er utelatt.`,
    add: 'Legg til egenskap',
    remove: (label: string) => `Ikke endre ${label}`,
    cancel: 'Avbryt',
    apply: (count: number) => (count === 1 ? 'Lagre 1 sak' : `Lagre ${count} saker`),
    progress: 'Saker som er behandlet',
    results: 'Resultatet for hver sak',
    stop: 'Stopp',
    goOn: 'Fortsett',
    close: 'Ferdig',
    undo: (count: number) => (count === 1 ? 'Angre 1 lagring' : `Angre ${count} lagringer`),
    final: 'Lagret; kan ikke lenger angres her',
    notDone: 'Ikke utført',
    states: {
      waiting: 'Ikke påbegynt',
      running: 'Lagrer…',
      saved: 'Lagret',
      same: 'Var slik fra før',
      edited: 'Har endringer du ikke har lagret',
      forbidden: 'Ikke tillatt',
      conflict: 'Endret av noen andre: Åpne den for å avgjøre hva som skal gjelde',
      queued: 'Venter i utboksen',
      failed: 'Ikke lagret',
      undone: 'Angret',
    },
  },
  picking: {
    picked: (count: number) => (count === 1 ? '1 sak valgt' : `${count} saker valgt`),
    edit: 'Rediger…',
    clear: 'Velg ingen',
  },
};
