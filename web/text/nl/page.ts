/** The texts of the page around the elements. */
export const page = {
  page: {
    skip: 'Direct naar het ticket',
    new: 'Nieuw ticket',
    back: 'Terug naar de lijst',
    theme: 'Kleuren',
    themeSystem: 'Systeem',
    themeLight: 'Licht',
    themeDark: 'Donker',
    keys: 'Sneltoetsen',
    close: 'Sluiten',
    menu: (user: string) => `Ingelogd als ${user}`,
    logout: 'Uitloggen',
    loginTitle: 'Inloggen',
    loginHint: 'Je sessie is afgelopen of nog niet begonnen.',
    user: 'Gebruikersnaam',
    password: 'Wachtwoord',
    login: 'Inloggen',
    loggingIn: 'Bezig met inloggen…',
    starting: 'Bezig met starten',
    commands: {
      palette: 'Alle opdrachten en alle tickets',
      save: 'Het ticket opslaan',
      review: 'Controleren voor het opslaan, of een bericht verzenden terwijl je het schrijft',
      search: 'Zoeken',
      next: 'Volgend ticket in de lijst',
      previous: 'Vorig ticket in de lijst',
      create: 'Nieuw ticket',
      reply: 'Een antwoord schrijven',
      comment: 'Een interne opmerking schrijven',
      take: 'Ticket overnemen',
      close: 'Ticket sluiten',
      reopen: 'Ticket heropenen',
      outbox: 'Wat wordt verzonden, en mijn opgeslagen wijzigingen',
      leave: 'Een dialoogvenster sluiten, of terug naar de lijst',
      help: 'Deze hulp',
    },
    keyNames: { Control: 'Ctrl', Escape: 'Esc' } as Readonly<Record<string, string>>,
    otherKeys: [
      ['Ctrl Z', 'De laatste wijziging ongedaan maken (buiten een tekstveld)'],
      ['Ctrl Shift Z', 'Die wijziging opnieuw uitvoeren'],
      ['↑ ↓ Home End', 'Door de lijst bewegen'],
      ['Enter', 'Het gekozen ticket openen'],
      ['Ctrl Spatie', 'Een ticket in de lijst selecteren, om er meerdere tegelijk te bewerken'],
      ['Shift ↑ ↓', 'De selectie uitbreiden tot het ticket erboven of eronder'],
      ['Ctrl A', 'Alle geladen tickets selecteren'],
    ] as readonly (readonly [string, string])[],
    singleKeys: 'Sneltoetsen met één toets',
    singleKeysOff: 'De sneltoetsen van één teken zijn in het menu uitgeschakeld.',
    tickets: 'Tickets',
    ticket: 'Ticket',
    startFailed: 'Ticketwire kon niet starten.',
    partMissing:
      'Een deel van deze pagina kon niet worden geladen. Wat je hebt geschreven, blijft staan. Probeer het opnieuw zodra je online bent, of laad de pagina opnieuw.',
    loggedOut: 'Je bent uitgelogd.',
    loggedOutKept: (count: number) =>
      `Je bent uitgelogd. ${count === 1 ? 'Eén ding dat niet af is, blijft' : `${count} dingen die niet af zijn, blijven`} in deze browser, alleen voor jou, en ${count === 1 ? 'komt' : 'komen'} terug als je inlogt.`,
    leaveTitle: 'Uitloggen?',
    leaveUnsent: (count: number) =>
      count === 1
        ? 'Eén ding is nog niet verzonden. Het wordt verzonden als je hier weer inlogt.'
        : `${count} dingen zijn nog niet verzonden. Ze worden verzonden als je hier weer inlogt.`,
    leaveDrafts: (count: number) =>
      count === 1 ? 'Eén concept is niet af.' : `${count} concepten zijn niet af.`,
    leaveKept: {
      durable:
        'Alles wordt in deze browser bewaard, en niemand anders die hier inlogt, krijgt het te zien.',
      memory: 'Deze browser bewaart niets voor deze pagina: het gaat verloren als je uitlogt.',
      full: 'De opslagruimte van de browser is vol: je nieuwste tekst gaat verloren als je uitlogt.',
    },
    stay: 'Blijven',
    colleague: 'Demo: een collega wijzigt',
    colleagueOther: 'iets anders',
    colleagueSame: 'hetzelfde als ik',
    colleagueNothing:
      'Wijzig eerst het onderwerp, de prioriteit, de categorie of de eigenaar; daarna kan een collega hetzelfde wijzigen.',
    colleagueDid: (who: string, change: string) => `${who} heeft zojuist ${change} opgeslagen.`,
    colleagueMerge: 'Als je opslaat, blijven beide wijzigingen behouden.',
    colleagueConflict: 'Als je opslaat, kun je kiezen welke je behoudt.',
    colleagueUnknown:
      'De database van deze demo is van voordat er een collega was; begin met een lege.',
  },
};
