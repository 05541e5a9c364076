/** What whoever has put the page up, or runs the WebAPI, has to change. */
export const setup = {
  settings: (where: string, why: string) =>
    `De instellingen van de pagina in ${where} kunnen niet worden gebruikt: ${why}.`,
  noJson: 'ze zijn geen JSON-object',
  unknown: (name: string) => `er is geen instelling ‘${name}’`,
  noType: (name: string, type: 'string' | 'boolean') =>
    `‘${name}’ moet ${type === 'string' ? 'een tekst' : 'true of false'} zijn`,
  demoAlone: '‘demo’ is voor een pagina zonder server, en ‘baseUrl’ of ‘signIn’ noemt er een',
  noSignIn: (given: string, known: string) =>
    `‘signIn’ is ‘${given}’ en moet een van deze zijn: ${known}`,
  otherOrigin:
    '‘signIn’ is ‘session’, en browsers geven een sessie niet aan pagina’s met een andere herkomst (origin) dan ' +
    'de ticketdienst; zet de pagina op dezelfde herkomst, of log in met ‘password’, ‘bearer’ of ‘openid’',
  cors: (service: string, page: string) =>
    `De ticketdienst op ${service} antwoordt, maar laat zich niet gebruiken door pagina’s van ${page}. ` +
    `Wie de dienst beheert, moet deze herkomst toestaan (CORS); ticketwire-server doet dat met --cors-origin ${page}`,
  mixed: (service: string) =>
    `Deze pagina is via https geladen, en dan staan browsers het gebruik van de ticketdienst op ${service} niet toe, ` +
    'want die heeft alleen http. Geef de dienst https.',
  noService: (service: string) =>
    `Er is geen ticketdienst op ${service}. Staat die ergens anders, geef dat dan op in ticketwire.json naast ` +
    'deze pagina: { "baseUrl": "https://crm.example/" }',
  noPassword: (service: string) =>
    `Bij de ticketdienst op ${service} kun je niet inloggen met een naam en een wachtwoord. Kies een andere ` +
    '‘signIn’ in ticketwire.json: ‘session’, ‘bearer’ of ‘openid’.',
  noToken:
    'Niemand heeft deze pagina een token gegeven. Met ‘signIn’: ‘bearer’ stelt de omringende pagina ' +
    'ticketwire.authorization in, een functie die ‘Bearer …’ geeft, vóór het eigen script van de pagina.',
  refusedToken: 'De ticketdienst heeft het token dat deze pagina kreeg, niet geaccepteerd.',
  signInThere: (service: string) =>
    `Log in deze browser in op ${service} en probeer het dan opnieuw.`,
  again: 'Opnieuw proberen',
  signInAt: (provider: string) =>
    `Je logt in bij ${provider}, in een eigen venster. Deze pagina krijgt je wachtwoord niet te zien.`,
  goTo: (provider: string) => `Inloggen bij ${provider}`,
  goAgain: 'Venster opnieuw openen',
  noWindow:
    'De browser liet de pagina geen venster openen. Sta dat voor deze pagina toe en probeer het dan opnieuw.',
  notSignedIn: (provider: string, why: string) => `${provider} heeft je niet ingelogd: ${why}`,
  noProvider: (issuer: string, page: string) =>
    `Er is op ${issuer} geen inlogdienst die deze pagina kan bereiken: ofwel is ‘issuer’ in de instellingen ` +
    `niet de identificatie ervan, ofwel laat die dienst pagina’s van ${page} de configuratie niet lezen (CORS).`,
  openIdNeeds: '‘signIn’: ‘openid’ heeft ‘issuer’ en ‘clientId’ nodig',
  noIssuer: (issuer: string) => `‘issuer’ is ‘${issuer}’, en dat is geen adres`,
  openIdScope: '‘scope’ moet ‘openid’ bevatten',
  openIdAlone: (name: string) => `‘${name}’ hoort bij ‘signIn’: ‘openid’`,
};
