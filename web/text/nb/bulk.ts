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
  bulkMessage: {
    title: (count: number) => (count === 1 ? 'Skriv til 1 sak' : `Skriv til ${count} saker`),
    what: 'Hva som gjøres med sakene',
    properties: 'Endre egenskaper',
    withFiles: 'Følger med hver:',
    check: 'Se over før sending…',
    reading: 'Saker som er slått opp',
    letters: 'Hva hver sak får',
    goes: (tickets: number, people: number) =>
      `Går til ${tickets === 1 ? '1 sak' : `${tickets} saker`}, sendes til ${people === 1 ? '1 adresse' : `${people} adresser`}.`,
    noted: (tickets: number) =>
      `Går til ${tickets === 1 ? '1 sak' : `${tickets} saker`}; ingen får e-post.`,
    left: (count: number) => (count === 1 ? '1 sak er utelatt.' : `${count} saker er utelatt.`),
    nobody: 'Det er ikke kjent hvem som kan få e-post',
    back: 'Tilbake',
    send: (count: number) => (count === 1 ? 'Send til 1 sak' : `Send til ${count} saker`),
    note: (count: number) => (count === 1 ? 'Lagre i 1 sak' : `Lagre i ${count} saker`),
    changed: 'Meldingen ble endret eller sendt i en annen fane i mellomtiden. Se over den på nytt.',
    callBack: (count: number) =>
      count === 1 ? 'Kall tilbake 1 melding' : `Kall tilbake ${count} meldinger`,
    calledBack: 'Kalt tilbake',
    gone: 'Sendt eller kalt tilbake i en annen fane; saken viser hvilket',
    again: (count: number) =>
      count === 1 ? 'Skriv på nytt til 1 sak' : `Skriv på nytt til ${count} saker`,
    goesOn: 'Du kan lukke dette: Det som venter, ligger i utboksen og sendes av seg selv.',
  },
  bulkActions: {
    merge: 'Slå sammen',
    delete: 'Slett',
    reading: 'Saker som hentes',
    tickets: 'Hva som skjer med hver sak',
    deleteTitle: (count: number) => (count === 1 ? 'Slett 1 sak' : `Slett ${count} saker`),
    mergeTitle: (count: number) => `Slå sammen ${count} saker`,
    mergeNow: (count: number, into: number) =>
      count === 1 ? `Slå sammen 1 sak med #${into}` : `Slå sammen ${count} saker med #${into}`,
    gone: (count: number) =>
      count === 1
        ? '1 sak forsvinner fra alle lister.'
        : `${count} saker forsvinner fra alle lister.`,
    recover: 'De kan hentes tilbake her etterpå, og senere fra «Mine lagringer» i utboksen.',
    merged: (count: number) =>
      count === 1
        ? '1 sak får statusen «Slått sammen»: Den forsvinner fra alle lister, og egenskapene overføres ikke.'
        : `${count} saker får statusen «Slått sammen»: De forsvinner fra alle lister, og egenskapene overføres ikke.`,
    people: 'Sakene gjelder ulike personer.',
    nothing: 'Det er ingen saker igjen som dette kan gjøres med.',
    stays: (id: number, title: string) => `#${id} beholdes: ${title}`,
    staying: 'Beholdes, og overtar meldingene',
    moves: (count: number) =>
      count === 1
        ? 'Meldingen flyttes, saken slås sammen'
        : `${count} meldinger flyttes, saken slås sammen`,
    edited: 'Har noe skrevet som ikke er lagret eller sendt',
    leftOut: 'Utelatt',
    final: 'Slettet; kan ikke lenger hentes tilbake her',
    undo: (count: number) => (count === 1 ? 'Hent tilbake 1 sak' : `Hent tilbake ${count} saker`),
    again: (count: number) =>
      count === 1 ? 'Se på 1 sak på nytt' : `Se på ${count} saker på nytt`,
    states: {
      ready: 'Ikke begynt',
      running: 'Underveis…',
      delete: 'Slettet',
      merge: 'Slått sammen',
      queued: 'Venter i utboksen',
      undone: 'Hentet tilbake',
    },
  },
};
