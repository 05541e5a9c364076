/** The texts of the page around the elements. */
export const page = {
  page: {
    skip: 'Gå direkte til sagen',
    new: 'Ny sag',
    back: 'Tilbage til listen',
    theme: 'Farver',
    themeSystem: 'System',
    themeLight: 'Lyse',
    themeDark: 'Mørke',
    keys: 'Tastaturgenveje',
    close: 'Luk',
    menu: (user: string) => `Logget ind som ${user}`,
    logout: 'Log ud',
    loginTitle: 'Log ind',
    loginHint: 'Din session er udløbet eller ikke begyndt.',
    user: 'Brugernavn',
    password: 'Adgangskode',
    login: 'Log ind',
    loggingIn: 'Logger ind…',
    starting: 'Starter',
    commands: {
      palette: 'Alle kommandoer og alle sager',
      save: 'Gem sagen',
      review: 'Gennemse, før der gemmes, eller send en meddelelse, mens du skriver den',
      search: 'Søg',
      next: 'Næste sag på listen',
      previous: 'Forrige sag på listen',
      create: 'Ny sag',
      reply: 'Skriv et svar',
      comment: 'Skriv en intern kommentar',
      take: 'Tag sagen',
      close: 'Afslut sagen',
      reopen: 'Genåbn sagen',
      outbox: 'Det, der er på vej, og mine gemte ændringer',
      leave: 'Luk en dialogboks, eller gå tilbage til listen',
      help: 'Denne hjælp',
    },
    keyNames: { Control: 'Ctrl', Escape: 'Esc' } as Readonly<Record<string, string>>,
    otherKeys: [
      ['Ctrl Z', 'Fortryd den seneste ændring (uden for tekstfelter)'],
      ['Ctrl Shift Z', 'Gentag det, der blev fortrudt'],
      ['↑ ↓ Home End', 'Flyt dig på listen'],
      ['Enter', 'Åbn den valgte sag'],
      ['Ctrl Mellemrum', 'Vælg en sag på listen for at redigere flere ad gangen'],
      ['Shift ↑ ↓', 'Udvid valget til sagen over eller under'],
      ['Ctrl A', 'Vælg alle sager, der er indlæst'],
    ] as readonly (readonly [string, string])[],
    singleKeys: 'Genveje med ét tegn',
    singleKeysOff: 'Genvejene med ét tegn er slået fra i menuen.',
    tickets: 'Sager',
    ticket: 'Sag',
    startFailed: 'Ticketwire kunne ikke starte.',
    partMissing:
      'En del af denne side kunne ikke indlæses. Det, du har skrevet, er her stadig. Prøv igen, når du er online, eller genindlæs siden.',
    loggedOut: 'Du er logget ud.',
    loggedOutKept: (count: number) =>
      `Du er logget ud. ${count === 1 ? 'Én ting, der ikke er færdig,' : `${count} ting, der ikke er færdige,`} bliver liggende i denne browser, kun for dig, til du logger ind igen.`,
    leaveTitle: 'Vil du logge ud?',
    leaveUnsent: (count: number) =>
      count === 1
        ? 'Én ting er ikke sendt endnu. Den sendes, næste gang du logger ind her.'
        : `${count} ting er ikke sendt endnu. De sendes, næste gang du logger ind her.`,
    leaveDrafts: (count: number) =>
      count === 1 ? 'Én kladde er ikke færdig.' : `${count} kladder er ikke færdige.`,
    leaveKept: {
      durable: 'Alt bliver liggende i denne browser, og ingen andre, der logger ind her, ser det.',
      memory:
        'Browseren opbevarer ikke noget for denne side: Alt dette går tabt, når du logger ud.',
      full: 'Browserens lager er fyldt: Din nyeste tekst går tabt, når du logger ud.',
    },
    stay: 'Bliv her',
    colleague: 'Demo: En kollega ændrer',
    colleagueOther: 'noget andet',
    colleagueSame: 'det samme som mig',
    colleagueNothing:
      'Ændr først emne, prioritet, kategori eller ejer; så kan en kollega ændre det samme.',
    colleagueDid: (who: string, change: string) => `${who} har netop gemt ${change}.`,
    colleagueMerge: 'Gem, så bliver begge ændringer stående.',
    colleagueConflict: 'Gem, så bliver du spurgt, hvilken der skal gælde.',
    colleagueUnknown:
      'Databasen i denne demo er fra før, den fik en kollega; begynd med en tom database.',
  },
};
