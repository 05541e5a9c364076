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
    'put the page on its origin, or sign in by “password” or “bearer”',
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
    '“signIn” in ticketwire.json: “session”, or “bearer”.',
  noToken:
    'Nobody has given this page a token. With “signIn”: “bearer” the page around it sets ' +
    'ticketwire.authorization, a function that gives “Bearer …”, before the page’s own script.',
  refusedToken: 'The ticket service did not take the token that this page was given.',
  signInThere: (service: string) => `Sign in at ${service} in this browser, then try again.`,
  again: 'Try again',
} as const;
