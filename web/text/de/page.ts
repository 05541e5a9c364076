/** The texts of the page around the elements. */
export const page = {
  page: {
    skip: 'Zum Ticket springen',
    new: 'Neues Ticket',
    back: 'Zurück zur Liste',
    theme: 'Farben',
    themeSystem: 'System',
    themeLight: 'Hell',
    themeDark: 'Dunkel',
    keys: 'Tastenkürzel',
    close: 'Schließen',
    menu: (user: string) => `Angemeldet als ${user}`,
    logout: 'Abmelden',
    loginTitle: 'Anmelden',
    loginHint: 'Sie sind nicht oder nicht mehr angemeldet.',
    user: 'Benutzername',
    password: 'Passwort',
    login: 'Anmelden',
    loggingIn: 'Anmeldung läuft…',
    starting: 'Startet',
    commands: {
      palette: 'Alle Befehle und alle Tickets',
      save: 'Ticket speichern',
      review: 'Vor dem Speichern prüfen, oder beim Schreiben die Nachricht senden',
      search: 'Suchen',
      next: 'Nächstes Ticket der Liste',
      previous: 'Voriges Ticket der Liste',
      queue: 'Dringendstes Ticket, das noch niemand übernommen hat',
      create: 'Neues Ticket',
      reply: 'Antwort schreiben',
      comment: 'Internen Kommentar schreiben',
      take: 'Ticket übernehmen',
      close: 'Ticket schließen',
      reopen: 'Ticket wieder öffnen',
      outbox: 'Was gesendet wird und was ich gespeichert habe',
      leave: 'Dialog schließen, oder zurück zur Liste',
      help: 'Diese Hilfe',
    },
    keyNames: {
      Control: 'Strg',
      Escape: 'Esc',
      Enter: 'Eingabe',
    } as Readonly<Record<string, string>>,
    otherKeys: [
      ['Strg Z', 'Die letzte Änderung zurücknehmen, außerhalb eines Textes'],
      ['Strg Umschalt Z', 'Zurückgenommenes wiederholen'],
      ['↑ ↓ Pos1 Ende', 'In der Liste bewegen'],
      ['Eingabe', 'Das gewählte Ticket öffnen'],
      ['Strg Leertaste', 'Ein Ticket der Liste auswählen, um mehrere zugleich zu bearbeiten'],
      ['Umschalt ↑ ↓', 'Die Auswahl auf das Ticket darüber oder darunter erweitern'],
      ['Strg A', 'Alle geladenen Tickets auswählen'],
    ] as readonly (readonly [string, string])[],
    singleKeys: 'Tastenkürzel mit einer Taste',
    singleKeysOff: 'Die Tastenkürzel mit nur einem Zeichen sind im Menü abgeschaltet.',
    tickets: 'Tickets',
    ticket: 'Ticket',
    startFailed: 'Ticketwire konnte nicht starten.',
    partMissing:
      'Ein Teil dieser Seite konnte nicht geladen werden. Was Sie geschrieben haben, bleibt. Versuchen Sie es erneut, sobald Sie online sind, oder laden Sie die Seite neu.',
    loggedOut: 'Sie sind abgemeldet.',
    loggedOutKept: (count: number) =>
      `Sie sind abgemeldet. ${count === 1 ? 'Etwas Unfertiges bleibt' : `${count} unfertige Dinge bleiben`} in diesem Browser, nur für Sie, und sind nach dem Anmelden wieder da.`,
    leaveTitle: 'Abmelden?',
    leaveUnsent: (count: number) =>
      count === 1
        ? 'Etwas ist noch nicht gesendet. Es wird gesendet, sobald Sie sich hier wieder anmelden.'
        : `${count} Dinge sind noch nicht gesendet. Sie werden gesendet, sobald Sie sich hier wieder anmelden.`,
    leaveDrafts: (count: number) =>
      count === 1 ? 'Ein Entwurf ist unfertig.' : `${count} Entwürfe sind unfertig.`,
    leaveKept: {
      durable:
        'Alles bleibt in diesem Browser, und niemand sonst, der sich hier anmeldet, sieht es.',
      memory: 'Dieser Browser bewahrt für diese Seite nichts auf: Beim Abmelden geht es verloren.',
      full: 'Der Speicher des Browsers ist voll: Beim Abmelden geht Ihr neuester Text verloren.',
    },
    stay: 'Bleiben',
    colleague: 'Demo: Ein Kollege ändert',
    colleagueOther: 'etwas anderes',
    colleagueSame: 'dasselbe wie ich',
    colleagueNothing:
      'Ändern Sie zuerst Betreff, Priorität, Kategorie oder Zuständigkeit; dann kann ein Kollege dasselbe ändern.',
    colleagueDid: (who: string, change: string) => `${who} hat soeben gespeichert: ${change}.`,
    colleagueMerge: 'Speichern Sie, dann bleiben beide Änderungen.',
    colleagueConflict: 'Speichern Sie, dann werden Sie gefragt, welche bleiben soll.',
    colleagueUnknown:
      'Die Datenbank dieser Demo ist aus der Zeit, bevor es den Kollegen gab; beginnen Sie mit einer leeren.',
  },
};
