/** What whoever has put the page up, or runs the WebAPI, has to change. */
export const setup = {
  settings: (where: string, why: string) =>
    `Sidans inställningar i ${where} kan inte användas: ${why}.`,
  noJson: 'de är inget JSON-objekt',
  unknown: (name: string) => `det finns ingen inställning ”${name}”`,
  noType: (name: string, type: 'string' | 'boolean') =>
    `”${name}” måste vara ${type === 'string' ? 'en text' : 'true eller false'}`,
  demoAlone: '”demo” är för en sida utan server, men ”baseUrl” eller ”signIn” anger en',
  noSignIn: (given: string, known: string) =>
    `”signIn” är ”${given}” men måste vara något av ${known}`,
  otherOrigin:
    '”signIn” är ”session”, som webbläsare undanhåller sidor med ett annat ursprung (origin) än ärendetjänstens; ' +
    'lägg sidan på samma ursprung, eller logga in med ”password”, ”bearer” eller ”openid”',
  cors: (service: string, page: string) =>
    `Ärendetjänsten på ${service} svarar, men låter inte sidor från ${page} använda den. ` +
    `Den som driver tjänsten måste tillåta detta ursprung (CORS); ticketwire-server gör det med --cors-origin ${page}`,
  mixed: (service: string) =>
    `Den här sidan hämtades via https, och webbläsare låter den inte använda ärendetjänsten på ${service}, som ` +
    'bara har http. Ge tjänsten https.',
  noService: (service: string) =>
    `Det finns ingen ärendetjänst på ${service}. Om den finns någon annanstans, ange det i ticketwire.json ` +
    'bredvid den här sidan: { "baseUrl": "https://crm.example/" }',
  noPassword: (service: string) =>
    `Ärendetjänsten på ${service} tillåter inte inloggning med namn och lösenord. Välj en annan ` +
    '”signIn” i ticketwire.json: ”session”, ”bearer” eller ”openid”.',
  noToken:
    'Ingen har gett den här sidan någon token. Med ”signIn”: ”bearer” anger den omgivande sidan ' +
    'ticketwire.authorization, en funktion som ger ”Bearer …”, före sidans eget skript.',
  refusedToken: 'Ärendetjänsten godtog inte den token som sidan fick.',
  signInThere: (service: string) =>
    `Logga in på ${service} i den här webbläsaren och försök sedan igen.`,
  again: 'Försök igen',
  signInAt: (provider: string) =>
    `Du loggar in hos ${provider}, i ett eget fönster. Den här sidan får aldrig se ditt lösenord.`,
  goTo: (provider: string) => `Logga in hos ${provider}`,
  goAgain: 'Öppna fönstret igen',
  noWindow:
    'Webbläsaren lät inte sidan öppna ett fönster. Tillåt det för den här sidan och försök sedan igen.',
  notSignedIn: (provider: string, why: string) => `${provider} loggade inte in dig: ${why}`,
  noProvider: (issuer: string, page: string) =>
    `Det finns ingen inloggning på ${issuer} som den här sidan kan nå: antingen är ”issuer” i ` +
    `inställningarna inte dess identifierare, eller så låter den inte sidor från ${page} läsa dess konfiguration (CORS).`,
  openIdNeeds: '”signIn”: ”openid” kräver ”issuer” och ”clientId”',
  noIssuer: (issuer: string) => `”issuer” är ”${issuer}”, som inte är någon adress`,
  openIdScope: '”scope” måste innehålla ”openid”',
  openIdAlone: (name: string) => `”${name}” hör till ”signIn”: ”openid”`,
};
