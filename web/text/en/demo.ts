/** What the demo says of itself. Loaded with it, and not with every page. */
export const demo = {
  label: 'Demo',
  title: 'Demo.',
  kept: {
    browser:
      'There is no ticket service here: these made-up tickets and what you save are kept in this browser, and no mail is sent.',
    page: 'There is no ticket service here: these tickets are made up, no mail is sent, and since this browser keeps nothing for this page, what you save ends with it.',
  },
  lost: 'What was kept before could not be read; the demo has begun anew.',
  startOver: 'Start over',
  question: 'Start over?',
  whatGoes:
    'Everything that you have saved or begun in this demo is removed from this browser, and the made-up tickets are as they were at first.',
  stay: 'Keep everything',
  failed: 'This browser could not remove it. Try again.',
  /** Why there is no WebAPI of the demo's own, and what to do. */
  local: {
    blocked:
      'The demo’s ticket service, local.wasm, may not run here: this site’s security policy lacks “wasm-unsafe-eval” in script-src, or the file’s address in connect-src.',
    offline:
      'The demo’s ticket service, local.wasm, could not be loaded: there is no network. Try again when there is one.',
    unreachable:
      'The demo’s ticket service, local.wasm, could not be loaded: its server cannot be reached. Try again in a moment.',
    timeout:
      'The demo’s ticket service, local.wasm, could not be loaded in time. Try again in a moment.',
    missing:
      'The demo’s ticket service, local.wasm, is not beside this page. Whoever puts this page up has to copy its whole folder anew.',
    refused:
      'The demo’s ticket service, local.wasm, could not be loaded: its server refused it. Whoever runs the server has to let it be read.',
    html: 'The demo’s ticket service, local.wasm, is not beside this page: another page came in its place. Whoever puts this page up has to copy its whole folder anew.',
    foreign:
      'The demo’s ticket service, local.wasm, could not be loaded: it is some other file. Whoever puts this page up has to copy its whole folder anew.',
    truncated:
      'The demo’s ticket service, local.wasm, could not be loaded: only a part of it has come. Try again; if that does not help, whoever puts this page up has to copy its whole folder anew.',
    corrupt:
      'The demo’s ticket service, local.wasm, was damaged on its way. Try again; if that does not help, whoever puts this page up has to copy its whole folder anew.',
    version:
      'The demo’s ticket service, local.wasm, is of another version than this page. Whoever puts this page up has to copy its whole folder anew.',
    unsupported: 'This browser cannot run the demo’s ticket service, local.wasm; a newer one can.',
  },
} as const;
