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
  bulkMessage: {
    title: (count: number) => (count === 1 ? 'Skriv till 1 ärende' : `Skriv till ${count} ärenden`),
    what: 'Vad som görs med ärendena',
    properties: 'Ändra egenskaper',
    withFiles: 'Följer med varje:',
    check: 'Granska före sändning…',
    reading: 'Ärenden som har hämtats',
    letters: 'Vad varje ärende får',
    goes: (tickets: number, people: number) =>
      `Går till ${tickets === 1 ? '1 ärende' : `${tickets} ärenden`}, skickas till ${people === 1 ? '1 adress' : `${people} adresser`}.`,
    noted: (tickets: number) =>
      `Går till ${tickets === 1 ? '1 ärende' : `${tickets} ärenden`}; ingen får e-post.`,
    left: (count: number) =>
      count === 1 ? '1 ärende är utelämnat.' : `${count} ärenden är utelämnade.`,
    nobody: 'Det är inte känt vem som kan få e-post',
    back: 'Tillbaka',
    send: (count: number) =>
      count === 1 ? 'Skicka till 1 ärende' : `Skicka till ${count} ärenden`,
    note: (count: number) => (count === 1 ? 'Spara i 1 ärende' : `Spara i ${count} ärenden`),
    changed: 'Meddelandet ändrades eller skickades i en annan flik under tiden. Granska det igen.',
    callBack: (count: number) =>
      count === 1 ? 'Återkalla 1 meddelande' : `Återkalla ${count} meddelanden`,
    calledBack: 'Återkallat',
    gone: 'Skickat eller återkallat i en annan flik; ärendet visar vilket',
    again: (count: number) =>
      count === 1 ? 'Skriv på nytt till 1 ärende' : `Skriv på nytt till ${count} ärenden`,
    goesOn: 'Du kan stänga detta: det som väntar ligger i utkorgen och skickas av sig självt.',
  },
  bulkActions: {
    merge: 'Slå ihop',
    delete: 'Ta bort',
    reading: 'Ärenden som läses in',
    tickets: 'Vad som händer med varje ärende',
    deleteTitle: (count: number) => (count === 1 ? 'Ta bort 1 ärende' : `Ta bort ${count} ärenden`),
    mergeTitle: (count: number) => `Slå ihop ${count} ärenden`,
    mergeNow: (count: number, into: number) =>
      count === 1 ? `Slå ihop 1 ärende med #${into}` : `Slå ihop ${count} ärenden med #${into}`,
    gone: (count: number) =>
      count === 1
        ? '1 ärende försvinner från alla listor.'
        : `${count} ärenden försvinner från alla listor.`,
    recover: 'De kan återställas här efteråt, och senare från ”Mina sparade ändringar” i utkorgen.',
    merged: (count: number) =>
      count === 1
        ? '1 ärende får statusen ”Hopslaget”: det försvinner från alla listor, och dess egenskaper följer inte med.'
        : `${count} ärenden får statusen ”Hopslaget”: de försvinner från alla listor, och deras egenskaper följer inte med.`,
    people: 'Ärendena gäller olika personer.',
    nothing: 'Det finns inget ärende kvar som detta kan göras med.',
    stays: (id: number, title: string) => `#${id} blir kvar: ${title}`,
    staying: 'Blir kvar och tar över meddelandena',
    moves: (count: number) =>
      count === 1
        ? 'Meddelandet flyttas, ärendet slås ihop'
        : `${count} meddelanden flyttas, ärendet slås ihop`,
    edited: 'Har något skrivet som inte är sparat eller skickat',
    leftOut: 'Utelämnade',
    final: 'Borttaget; kan inte längre återställas här',
    undo: (count: number) => (count === 1 ? 'Återställ 1 ärende' : `Återställ ${count} ärenden`),
    again: (count: number) =>
      count === 1 ? 'Titta på 1 ärende igen' : `Titta på ${count} ärenden igen`,
    states: {
      ready: 'Inte påbörjat',
      running: 'Pågår…',
      delete: 'Borttaget',
      merge: 'Hopslaget',
      queued: 'Väntar i utkorgen',
      undone: 'Återställt',
    },
  },
};
