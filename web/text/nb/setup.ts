/** What whoever has put the page up, or runs the WebAPI, has to change. */
export const setup = {
  settings: (where: string, why: string) =>
    `Innstillingene for siden i ${where} kan ikke brukes: ${why}.`,
  noJson: 'de er ikke et JSON-objekt',
  unknown: (name: string) => `det finnes ingen innstilling som heter «${name}»`,
  noType: (name: string, type: 'string' | 'boolean') =>
    `«${name}» må være ${type === 'string' ? 'en tekst' : 'true eller false'}`,
  demoAlone: '«demo» er for en side uten server, mens «baseUrl» og «signIn» angir en',
  noSignIn: (given: string, known: string) =>
    `«signIn» er «${given}», men må være en av disse: ${known}`,
  otherOrigin:
    '«signIn» er «session», som nettlesere ikke gir til sider med et annet opphav (origin) enn sakstjenesten; ' +
    'legg siden på samme opphav, eller logg inn med «password», «bearer» eller «openid»',
  cors: (service: string, page: string) =>
    `Sakstjenesten på ${service} svarer, men lar ikke sider fra ${page} bruke den. ` +
    `Den som drifter den, må tillate dette opphavet (CORS); ticketwire-server gjør det med --cors-origin ${page}`,
  mixed: (service: string) =>
    `Denne siden kom via https, og nettlesere lar den ikke bruke sakstjenesten på ${service}, som ` +
    'bare har http. Sett opp https for tjenesten.',
  noService: (service: string) =>
    `Det er ingen sakstjeneste på ${service}. Hvis den er et annet sted, må det stå i ticketwire.json ved siden av ` +
    'denne siden: { "baseUrl": "https://crm.example/" }',
  noPassword: (service: string) =>
    `Sakstjenesten på ${service} tilbyr ikke innlogging med brukernavn og passord. Velg en annen ` +
    '«signIn» i ticketwire.json: «session», «bearer» eller «openid».',
  noToken:
    'Denne siden har ikke fått noe token. Med «signIn»: «bearer» må siden rundt den sette ' +
    'ticketwire.authorization, en funksjon som gir «Bearer …», før sidens eget skript.',
  refusedToken: 'Sakstjenesten godtok ikke tokenet som denne siden har fått.',
  signInThere: (service: string) => `Logg inn på ${service} i denne nettleseren, og prøv på nytt.`,
  again: 'Prøv på nytt',
  signInAt: (provider: string) =>
    `Du logger inn hos ${provider}, i et eget vindu. Denne siden får ikke vite passordet.`,
  goTo: (provider: string) => `Logg inn hos ${provider}`,
  goAgain: 'Åpne vinduet på nytt',
  noWindow:
    'Nettleseren lot ikke siden åpne et vindu. Tillat det for denne siden, og prøv på nytt.',
  notSignedIn: (provider: string, why: string) => `${provider} logget deg ikke inn: ${why}`,
  noProvider: (issuer: string, page: string) =>
    `Det er ingen innlogging på ${issuer} som denne siden kan nå: Enten er «issuer» i innstillingene ikke ` +
    `identifikatoren til innloggingstjenesten, eller så lar den ikke sider fra ${page} lese konfigurasjonen sin (CORS).`,
  openIdNeeds: '«signIn»: «openid» krever «issuer» og «clientId»',
  noIssuer: (issuer: string) => `«issuer» er «${issuer}», som ikke er en adresse`,
  openIdScope: '«scope» må inneholde «openid»',
  openIdAlone: (name: string) => `«${name}» er bare for «signIn»: «openid»`,
};
