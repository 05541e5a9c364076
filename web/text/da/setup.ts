/** What whoever has put the page up, or runs the WebAPI, has to change. */
export const setup = {
  settings: (where: string, why: string) =>
    `Sidens indstillinger i ${where} kan ikke bruges: ${why}.`,
  noJson: 'de er ikke et JSON-objekt',
  unknown: (name: string) => `der findes ingen indstilling med navnet »${name}«`,
  noType: (name: string, type: 'string' | 'boolean') =>
    `»${name}« skal være ${type === 'string' ? 'en tekst' : 'true eller false'}`,
  demoAlone: '»demo« er til en side uden server, mens »baseUrl« og »signIn« angiver en',
  noSignIn: (given: string, known: string) =>
    `»signIn« er »${given}«, men skal være en af disse: ${known}`,
  otherOrigin:
    '»signIn« er »session«, som browsere ikke giver til sider med en anden oprindelse (origin) end sagstjenesten; ' +
    'læg siden på samme oprindelse, eller log ind med »password«, »bearer« eller »openid«',
  cors: (service: string, page: string) =>
    `Sagstjenesten på ${service} svarer, men lader ikke sider fra ${page} bruge den. ` +
    `Den, der driver den, skal tillade denne oprindelse (CORS); ticketwire-server gør det med --cors-origin ${page}`,
  mixed: (service: string) =>
    `Denne side kom via https, og browsere lader den ikke bruge sagstjenesten på ${service}, som ` +
    'kun har http. Sæt tjenesten op med https.',
  noService: (service: string) =>
    `Der er ingen sagstjeneste på ${service}. Hvis den er et andet sted, skal det stå i ticketwire.json ved siden af ` +
    'denne side: { "baseUrl": "https://crm.example/" }',
  noPassword: (service: string) =>
    `Sagstjenesten på ${service} tilbyder ikke login med brugernavn og adgangskode. Vælg en anden ` +
    '»signIn« i ticketwire.json: »session«, »bearer« eller »openid«.',
  noToken:
    'Denne side har ikke fået noget token. Med »signIn«: »bearer« skal siden omkring den sætte ' +
    'ticketwire.authorization, en funktion, der giver »Bearer …«, før sidens eget script.',
  refusedToken: 'Sagstjenesten godtog ikke det token, som denne side har fået.',
  signInThere: (service: string) => `Log ind på ${service} i denne browser, og prøv igen.`,
  again: 'Prøv igen',
  signInAt: (provider: string) =>
    `Du logger ind hos ${provider} i et særskilt vindue. Denne side får ikke adgangskoden at vide.`,
  goTo: (provider: string) => `Log ind hos ${provider}`,
  goAgain: 'Åbn vinduet igen',
  noWindow: 'Browseren lod ikke siden åbne et vindue. Tillad det for denne side, og prøv igen.',
  notSignedIn: (provider: string, why: string) => `${provider} loggede dig ikke ind: ${why}`,
  noProvider: (issuer: string, page: string) =>
    `Der er intet login på ${issuer}, som denne side kan nå: Enten er »issuer« i indstillingerne ikke ` +
    `logintjenestens identifikator, eller også lader den ikke sider fra ${page} læse sin konfiguration (CORS).`,
  openIdNeeds: '»signIn«: »openid« kræver »issuer« og »clientId«',
  noIssuer: (issuer: string) => `»issuer« er »${issuer}«, som ikke er en adresse`,
  openIdScope: '»scope« skal indeholde »openid«',
  openIdAlone: (name: string) => `»${name}« er kun til »signIn«: »openid«`,
};
