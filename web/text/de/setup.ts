/** What whoever has put the page up, or runs the WebAPI, has to change. */
export const setup = {
  settings: (where: string, why: string) =>
    `Die Einstellungen der Seite in ${where} sind nicht verwendbar: ${why}.`,
  noJson: 'sie sind kein JSON-Objekt',
  unknown: (name: string) => `eine Einstellung „${name}“ gibt es nicht`,
  noType: (name: string, type: 'string' | 'boolean') =>
    `„${name}“ muss ${type === 'string' ? 'ein Text' : 'true oder false'} sein`,
  demoAlone:
    '„demo“ ist für eine Seite ohne Server, und „baseUrl“ oder „signIn“ benennen einen Server',
  noSignIn: (given: string, known: string) =>
    `„signIn“ ist „${given}“ und muss eines von diesen sein: ${known}`,
  otherOrigin:
    '„signIn“ ist „session“, was Browser Seiten verwehren, die nicht vom selben Ursprung (Origin) sind wie ' +
    'der Ticketdienst; legen Sie die Seite auf dessen Ursprung, oder wählen Sie „password“, „bearer“ oder „openid“',
  cors: (service: string, page: string) =>
    `Der Ticketdienst unter ${service} antwortet, lässt sich aber von Seiten von ${page} nicht benutzen. ` +
    'Wer ihn betreibt, muss diesen Ursprung (Origin) erlauben (CORS); ' +
    `ticketwire-server tut es mit --cors-origin ${page}`,
  mixed: (service: string) =>
    'Diese Seite kam über https, und Browser lassen sie den Ticketdienst unter ' +
    `${service} nicht benutzen, der nur http hat. Geben Sie dem Dienst https.`,
  noService: (service: string) =>
    `Unter ${service} gibt es keinen Ticketdienst. Ist er anderswo, geben Sie das in ticketwire.json neben ` +
    'dieser Seite an: { "baseUrl": "https://crm.example/" }',
  noPassword: (service: string) =>
    `Der Ticketdienst unter ${service} gibt für Name und Passwort keine Tickets heraus. Wählen Sie in ` +
    'ticketwire.json ein anderes „signIn“: „session“, „bearer“ oder „openid“.',
  noToken:
    'Niemand hat dieser Seite ein Token gegeben. Bei „signIn“: „bearer“ setzt die Seite, die diese umgibt, ' +
    'ticketwire.authorization vor dem Skript dieser Seite: eine Funktion, die „Bearer …“ liefert.',
  refusedToken: 'Der Ticketdienst hat das Token dieser Seite nicht angenommen.',
  signInThere: (service: string) =>
    `Melden Sie sich in diesem Browser bei ${service} an, und versuchen Sie es dann erneut.`,
  again: 'Erneut versuchen',
  signInAt: (provider: string) =>
    `Sie melden sich bei ${provider} in einem eigenen Fenster an. Diese Seite erfährt kein Passwort.`,
  goTo: (provider: string) => `Bei ${provider} anmelden`,
  goAgain: 'Fenster noch einmal öffnen',
  noWindow:
    'Dieser Browser hat die Seite kein Fenster öffnen lassen. Erlauben Sie es für diese Seite, und versuchen Sie es dann erneut.',
  notSignedIn: (provider: string, why: string) => `${provider} hat Sie nicht angemeldet: ${why}`,
  noProvider: (issuer: string, page: string) =>
    `Unter ${issuer} erreicht diese Seite keine Anmeldung: Entweder ist „issuer“ in den Einstellungen ` +
    `nicht der richtige Bezeichner, oder Seiten von ${page} dürfen die Konfiguration dort nicht lesen (CORS).`,
  openIdNeeds: '„signIn“: „openid“ benötigt „issuer“ und „clientId“',
  noIssuer: (issuer: string) => `„issuer“ ist „${issuer}“, und das ist keine Adresse`,
  openIdScope: '„scope“ muss „openid“ enthalten',
  openIdAlone: (name: string) => `„${name}“ gehört zu „signIn“: „openid“`,
};
