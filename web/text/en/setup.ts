/** What whoever has put the page up, or runs the WebAPI, has to change. */
export const setup = {
  settings: (where: string, why: string) =>
    `The page’s settings in ${where} cannot be used: ${why}.`,
  noJson: 'they are no JSON object',
  unknown: (name: string) => `there is no setting “${name}”`,
  noType: (name: string, type: 'string' | 'boolean') =>
    `“${name}” has to be ${type === 'string' ? 'a text' : 'true or false'}`,
  demoAlone: '“demo” is for a page without a server, and “baseUrl” or “signIn” name one',
  noSignIn: (given: string, known: string) =>
    `“signIn” is “${given}” and has to be one of ${known}`,
  otherOrigin:
    '“signIn” is “session”, which browsers keep from pages on another origin than the ticket service; ' +
    'put the page on its origin, or sign in by “password”, “bearer” or “openid”',
  cors: (service: string, page: string) =>
    `The ticket service at ${service} answers, but does not let pages of ${page} use it. ` +
    `Whoever runs it has to allow this origin (CORS); ticketwire-server does by --cors-origin ${page}`,
  mixed: (service: string) =>
    `This page came by https, and browsers do not let it use the ticket service at ${service}, which ` +
    'has http alone. Give the service https.',
  noService: (service: string) =>
    `There is no ticket service at ${service}. If it is elsewhere, say so in ticketwire.json beside ` +
    'this page: { "baseUrl": "https://crm.example/" }',
  noPassword: (service: string) =>
    `The ticket service at ${service} gives no tickets for a name and a password. Choose another ` +
    '“signIn” in ticketwire.json: “session”, “bearer” or “openid”.',
  noToken:
    'Nobody has given this page a token. With “signIn”: “bearer” the page around it sets ' +
    'ticketwire.authorization, a function that gives “Bearer …”, before the page’s own script.',
  refusedToken: 'The ticket service did not take the token that this page was given.',
  signInThere: (service: string) => `Sign in at ${service} in this browser, then try again.`,
  again: 'Try again',
  signInAt: (provider: string) =>
    `You sign in at ${provider}, in a window of its own. This page learns no password.`,
  goTo: (provider: string) => `Sign in at ${provider}`,
  goAgain: 'Open the window again',
  noWindow:
    'This browser did not let the page open a window. Allow that for this page, then try again.',
  notSignedIn: (provider: string, why: string) => `${provider} did not sign you in: ${why}`,
  noProvider: (issuer: string, page: string) =>
    `There is no sign-in at ${issuer} that this page can reach: either “issuer” in the settings is ` +
    `not its identifier, or it does not let pages of ${page} read its configuration (CORS).`,
  openIdNeeds: '“signIn”: “openid” needs “issuer” and “clientId”',
  noIssuer: (issuer: string) => `“issuer” is “${issuer}”, which is no address`,
  openIdScope: '“scope” has to contain “openid”',
  openIdAlone: (name: string) => `“${name}” is for “signIn”: “openid”`,
} as const;
