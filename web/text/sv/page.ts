/** The texts of the page around the elements. */
export const page = {
  page: {
    skip: 'Hoppa till ärendet',
    new: 'Nytt ärende',
    back: 'Tillbaka till listan',
    theme: 'Färger',
    themeSystem: 'System',
    themeLight: 'Ljust',
    themeDark: 'Mörkt',
    keys: 'Kortkommandon',
    close: 'Stäng',
    menu: (user: string) => `Inloggad som ${user}`,
    logout: 'Logga ut',
    loginTitle: 'Logga in',
    loginHint: 'Din session har avslutats eller har inte börjat.',
    user: 'Användarnamn',
    password: 'Lösenord',
    login: 'Logga in',
    loggingIn: 'Loggar in…',
    starting: 'Startar',
    commands: {
      palette: 'Alla kommandon, och alla ärenden',
      save: 'Spara ärendet',
      review: 'Granska innan du sparar, eller skicka meddelandet medan du skriver det',
      search: 'Sök',
      next: 'Nästa ärende i listan',
      previous: 'Föregående ärende i listan',
      queue: 'Det mest brådskande ärendet som ingen har tagit',
      create: 'Nytt ärende',
      reply: 'Skriv ett svar',
      comment: 'Skriv en intern kommentar',
      forward: 'Vidarebefordra kundens senaste meddelande',
      take: 'Ta över ärendet',
      close: 'Avsluta ärendet',
      reopen: 'Öppna ärendet igen',
      outbox: 'Det som skickas, och mina sparade ändringar',
      part: 'Nästa del av sidan: lista, konversation, meddelande, egenskaper, spara',
      partBefore: 'Föregående del av sidan',
      leave: 'Stäng en dialogruta, eller gå tillbaka till listan',
      help: 'Den här hjälpen',
    },
    keyNames: { Control: 'Ctrl', Escape: 'Esc', Shift: 'Skift' } as Readonly<
      Record<string, string>
    >,
    otherKeys: [
      ['Ctrl Z', 'Ångra den senaste ändringen (utanför textfält)'],
      ['Ctrl Skift Z', 'Gör om den'],
      ['↑ ↓ Home End', 'Flytta dig i listan'],
      ['Enter', 'Öppna det valda ärendet'],
      ['Ctrl Mellanslag', 'Markera ett ärende i listan, för att redigera flera samtidigt'],
      ['Skift ↑ ↓', 'Utöka markeringen till ärendet ovanför eller nedanför'],
      ['Ctrl A', 'Markera alla inlästa ärenden'],
      ['← → Home End', 'Gå mellan knappar som hör ihop'],
    ] as readonly (readonly [string, string])[],
    singleKeys: 'Kortkommandon med en tangent',
    singleKeysOff: 'Kortkommandona med ett enda tecken är avstängda i menyn.',
    tickets: 'Ärenden',
    ticket: 'Ärende',
    startFailed: 'Ticketwire kunde inte starta.',
    partMissing:
      'En del av den här sidan kunde inte laddas. Det du har skrivit finns kvar. Försök igen när du är uppkopplad, eller ladda om sidan.',
    loggedOut: 'Du är utloggad.',
    loggedOutKept: (count: number) =>
      `Du är utloggad. ${count === 1 ? 'En sak som inte är klar' : `${count} saker som inte är klara`} finns kvar i den här webbläsaren, bara för dig, och kommer tillbaka när du loggar in.`,
    leaveTitle: 'Vill du logga ut?',
    leaveUnsent: (count: number) =>
      count === 1
        ? 'En sak har inte skickats ännu. Den skickas nästa gång du loggar in här.'
        : `${count} saker har inte skickats ännu. De skickas nästa gång du loggar in här.`,
    leaveDrafts: (count: number) =>
      count === 1 ? 'Ett utkast är inte klart.' : `${count} utkast är inte klara.`,
    leaveKept: {
      durable: 'Allt lagras i den här webbläsaren, och ingen annan som loggar in här ser det.',
      memory: 'Webbläsaren lagrar inget för den här sidan: det går förlorat när du loggar ut.',
      full: 'Webbläsarens lagringsutrymme är fullt: din senaste text går förlorad när du loggar ut.',
    },
    stay: 'Stanna kvar',
    colleague: 'Demo: en kollega ändrar',
    colleagueOther: 'något annat',
    colleagueSame: 'samma som jag',
    colleagueNothing:
      'Ändra ämne, prioritet, kategori eller ägare först; sedan kan en kollega ändra samma sak.',
    colleagueDid: (who: string, change: string) => `${who} har just sparat ${change}.`,
    colleagueMerge: 'Spara, så behålls båda ändringarna.',
    colleagueConflict: 'Spara, så får du välja vilken som ska behållas.',
    colleagueUnknown:
      'Den här demons databas är från tiden innan den hade en kollega; börja med en tom.',
    /** What comes after a ticket that is saved. */
    afterSaving: {
      setting: 'Efter att ha sparat eller skickat',
      stay: 'Stanna kvar',
      next: 'Nästa ärende',
    },
    outbox: 'Utkorg',
    outboxLoading: 'Utkorg: kontrollerar vad som är lagrat',
  },
};
