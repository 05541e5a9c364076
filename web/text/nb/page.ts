/** The texts of the page around the elements. */
export const page = {
  page: {
    skip: 'Gå rett til saken',
    new: 'Ny sak',
    back: 'Tilbake til listen',
    theme: 'Farger',
    themeSystem: 'System',
    themeLight: 'Lyse',
    themeDark: 'Mørke',
    keys: 'Hurtigtaster',
    close: 'Lukk',
    menu: (user: string) => `Logget inn som ${user}`,
    logout: 'Logg ut',
    loginTitle: 'Logg inn',
    loginHint: 'Økten din er utløpt eller har ikke begynt.',
    user: 'Brukernavn',
    password: 'Passord',
    login: 'Logg inn',
    loggingIn: 'Logger inn…',
    starting: 'Starter',
    commands: {
      palette: 'Alle kommandoer og alle saker',
      save: 'Lagre saken',
      review: 'Se gjennom før lagring, eller send en melding mens du skriver den',
      search: 'Søk',
      next: 'Neste sak i listen',
      previous: 'Forrige sak i listen',
      create: 'Ny sak',
      reply: 'Skriv et svar',
      comment: 'Skriv en intern kommentar',
      take: 'Ta saken',
      close: 'Avslutt saken',
      reopen: 'Gjenåpne saken',
      outbox: 'Det som er på vei, og mine lagringer',
      leave: 'Lukk en dialogboks, eller gå tilbake til listen',
      help: 'Denne hjelpen',
    },
    keyNames: { Control: 'Ctrl', Escape: 'Esc' } as Readonly<Record<string, string>>,
    otherKeys: [
      ['Ctrl Z', 'Angre den siste endringen (utenfor tekstfelt)'],
      ['Ctrl Shift Z', 'Gjør om det som ble angret'],
      ['↑ ↓ Home End', 'Flytt deg i listen'],
      ['Enter', 'Åpne den valgte saken'],
      ['Ctrl Mellomrom', 'Velg en sak i listen, for å redigere flere samtidig'],
      ['Shift ↑ ↓', 'Utvid valget til saken over eller under'],
      ['Ctrl A', 'Velg alle saker som er lastet'],
    ] as readonly (readonly [string, string])[],
    singleKeys: 'Hurtigtaster med ett tegn',
    singleKeysOff: 'Hurtigtastene med ett tegn er slått av i menyen.',
    tickets: 'Saker',
    ticket: 'Sak',
    startFailed: 'Ticketwire kunne ikke starte.',
    partMissing:
      'En del av denne siden kunne ikke lastes. Det du har skrevet, er fortsatt her. Prøv på nytt når du har nett, eller last siden på nytt.',
    loggedOut: 'Du er logget ut.',
    loggedOutKept: (count: number) =>
      `Du er logget ut. ${count === 1 ? 'Én ting som ikke er ferdig,' : `${count} ting som ikke er ferdige,`} blir liggende i denne nettleseren, bare for deg, til du logger inn igjen.`,
    leaveTitle: 'Logge ut?',
    leaveUnsent: (count: number) =>
      count === 1
        ? 'Én ting er ikke sendt ennå. Den sendes neste gang du logger inn her.'
        : `${count} ting er ikke sendt ennå. De sendes neste gang du logger inn her.`,
    leaveDrafts: (count: number) =>
      count === 1 ? 'Ett utkast er ikke ferdig.' : `${count} utkast er ikke ferdige.`,
    leaveKept: {
      durable: 'Alt blir liggende i denne nettleseren, og ingen andre som logger inn her, ser det.',
      memory:
        'Nettleseren tar ikke vare på noe for denne siden: Alt dette går tapt når du logger ut.',
      full: 'Nettleserens lager er fullt: Den nyeste teksten din går tapt når du logger ut.',
    },
    stay: 'Bli her',
    colleague: 'Demo: En kollega endrer',
    colleagueOther: 'noe annet',
    colleagueSame: 'det samme som meg',
    colleagueNothing:
      'Endre emne, prioritet, kategori eller eier først; da kan en kollega endre det samme.',
    colleagueDid: (who: string, change: string) => `${who} har nettopp lagret ${change}.`,
    colleagueMerge: 'Lagre, så blir begge endringene stående.',
    colleagueConflict: 'Lagre, så får du spørsmål om hvilken som skal gjelde.',
    colleagueUnknown:
      'Databasen i denne demoen er fra før den hadde en kollega; begynn med en tom database.',
  },
};
