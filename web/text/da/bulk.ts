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
  bulkMessage: {
    title: (count: number) => (count === 1 ? 'Skriv til 1 sag' : `Skriv til ${count} sager`),
    what: 'Hvad der gøres med sagerne',
    properties: 'Ændr egenskaber',
    withFiles: 'Følger med hver:',
    check: 'Gennemse før afsendelse…',
    reading: 'Sager, der er slået op',
    letters: 'Hvad hver sag får',
    goes: (tickets: number, people: number) =>
      `Går til ${tickets === 1 ? '1 sag' : `${tickets} sager`}, sendes til ${people === 1 ? '1 adresse' : `${people} adresser`}.`,
    noted: (tickets: number) =>
      `Går til ${tickets === 1 ? '1 sag' : `${tickets} sager`}; ingen får en mail.`,
    left: (count: number) => (count === 1 ? '1 sag er udeladt.' : `${count} sager er udeladt.`),
    nobody: 'Det vides ikke, hvem der kan få en mail',
    back: 'Tilbage',
    send: (count: number) => (count === 1 ? 'Send til 1 sag' : `Send til ${count} sager`),
    note: (count: number) => (count === 1 ? 'Gem i 1 sag' : `Gem i ${count} sager`),
    changed: 'Beskeden blev ændret eller sendt i en anden fane i mellemtiden. Se den igennem igen.',
    callBack: (count: number) =>
      count === 1 ? 'Kald 1 besked tilbage' : `Kald ${count} beskeder tilbage`,
    calledBack: 'Kaldt tilbage',
    gone: 'Sendt eller kaldt tilbage i en anden fane; sagen viser hvilket',
    again: (count: number) =>
      count === 1 ? 'Skriv igen til 1 sag' : `Skriv igen til ${count} sager`,
    goesOn: 'Du kan lukke dette: Det, der venter, ligger i udbakken og sendes af sig selv.',
  },
  bulkActions: {
    merge: 'Flet',
    delete: 'Slet',
    reading: 'Sager, der hentes',
    tickets: 'Hvad der sker med hver sag',
    deleteTitle: (count: number) => (count === 1 ? 'Slet 1 sag' : `Slet ${count} sager`),
    mergeTitle: (count: number) => `Flet ${count} sager`,
    mergeNow: (count: number, into: number) =>
      count === 1 ? `Flet 1 sag ind i #${into}` : `Flet ${count} sager ind i #${into}`,
    gone: (count: number) =>
      count === 1
        ? '1 sag forsvinder fra alle lister.'
        : `${count} sager forsvinder fra alle lister.`,
    recover: 'De kan hentes tilbage her bagefter og senere fra »Mine gemte ændringer« i udbakken.',
    merged: (count: number) =>
      count === 1
        ? '1 sag får status »Flettet«: Den forsvinder fra alle lister, og dens egenskaber overføres ikke.'
        : `${count} sager får status »Flettet«: De forsvinder fra alle lister, og deres egenskaber overføres ikke.`,
    people: 'Sagerne vedrører forskellige personer.',
    nothing: 'Der er ingen sag tilbage, som dette kan gøres med.',
    stays: (id: number, title: string) => `#${id} bevares: ${title}`,
    staying: 'Bevares og overtager meddelelserne',
    moves: (count: number) =>
      count === 1
        ? 'Meddelelsen flyttes, sagen flettes'
        : `${count} meddelelser flyttes, sagen flettes`,
    edited: 'Har noget skrevet, der ikke er gemt eller sendt',
    leftOut: 'Udeladt',
    final: 'Slettet; kan ikke længere hentes tilbage her',
    undo: (count: number) => (count === 1 ? 'Hent 1 sag tilbage' : `Hent ${count} sager tilbage`),
    again: (count: number) => (count === 1 ? 'Se på 1 sag igen' : `Se på ${count} sager igen`),
    states: {
      ready: 'Ikke begyndt',
      running: 'Er i gang…',
      delete: 'Slettet',
      merge: 'Flettet',
      queued: 'Venter i udbakken',
      undone: 'Hentet tilbage',
    },
  },
};
