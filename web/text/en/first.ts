import { page } from './page.js';

/** The texts in English that are there from the start; `index.ts` has all of them. */
export const first = {
  ...page,
  product: 'Ticketwire',
  locale: 'en',
  /** Of the ticket's properties, by name; what is missing is called as the table has it. */
  labels: {} as Readonly<Record<string, string>>,
  language: 'Language',

  list: {
    label: 'Tickets',
    views: 'Views',
    mine: 'My open',
    unassigned: 'Unassigned',
    open: 'All open',
    closed: 'Closed',
    search: 'Search titles, customers, messages, #number',
    order: 'Order',
    byDeadline: 'Deadline first',
    byChange: 'Latest change first',
    refresh: 'Refresh the list',
    more: 'Loading more tickets',
    empty: 'No tickets here',
    emptyMine: 'You have no open tickets',
    emptySearch: (query: string) => `Nothing here fits “${query}”`,
    clearSearch: 'Clear the search',
    unread: 'Unread',
    edited: 'Unsaved',
    unassignedOwner: 'Unassigned',
    noPerson: 'No contact person',
    count: (count: number, more: boolean) =>
      more ? `${count} shown, more to load` : count === 1 ? '1 ticket' : `${count} tickets`,
    postponed: 'Postponed',
    byReturn: 'Next to return first',
    returns: (time: string) => `back ${time}`,
    titlesOnly: 'Too many customers fit these words; only titles and numbers were searched.',
    failed: 'The tickets could not be loaded.',
    breaching: 'Due soon',
    groups: {
      overdue: 'Overdue',
      today: 'Today',
      later: 'Later',
      undated: 'No date',
      yesterday: 'Yesterday',
      earlier: 'Earlier',
    },
    searchMessages: 'Search message texts',
    hides: 'Nothing here fits the filter. It hides the other tickets of this view.',
    hidesWithSearch: (query: string) =>
      `Nothing here fits both “${query}” and the filter, which hides other tickets of this view.`,
    clearFilter: 'Clear the filter',
    ownViews: 'My views',
    fact: (label: string, value: string) => `${label}: ${value}`,
  },

  time: {
    none: 'No deadline',
    overdue: (distance: string) => `${distance} late`,
    left: (distance: string) => `${distance} left`,
    now: 'just now',
    ago: (distance: string) => `${distance} ago`,
    in: (distance: string) => `in ${distance}`,
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} h`,
    days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
  },

  errors: {
    unauthorized: 'Your session has ended. Log in again; your edits are kept.',
    throttled: 'Too many attempts. Wait a moment, then try again.',
    forbidden: 'You are not allowed to do this.',
    server: 'The server could not do this. Your edits are kept; try again in a moment.',
    unexpected: 'Something unexpected happened.',
    retry: 'Retry',
    close: 'Close',
    /** What is wrong with a property. */
    at: (label: string, message: string) => `${label}: ${message}`,
    unsupported: 'The server cannot do this.',
    /** Why there is no core; the reader may have to tell somebody. */
    core: {
      blocked:
        'The program’s core may not run here: this site’s security policy lacks ' +
        '“wasm-unsafe-eval” in script-src, or the core’s address in connect-src.',
      offline: 'The program’s core could not be loaded: there is no network.',
      unreachable: 'The program’s core could not be loaded: its server cannot be reached.',
      timeout: 'The program’s core could not be loaded in time.',
      missing: 'The program’s core is not where it should be: the file core.wasm is missing.',
      refused: 'The program’s core could not be loaded: its server refused it.',
      html: 'The program’s core is not where it should be: a page came in place of core.wasm.',
      foreign: 'The program’s core could not be loaded: core.wasm is some other file.',
      truncated: 'Only a part of the program’s core has come.',
      corrupt: 'The program’s core was damaged on its way.',
      version: 'The program’s core is of another version than the program.',
      unsupported: 'This browser cannot run the program’s core; a newer one can.',
    },
    /** By the code of what happened, where the server's own words say less. */
    byCode: {
      network:
        'The server cannot be reached. Your edits are kept; try again when the connection is back.',
      timeout: 'The server has not answered in time. Your edits are kept; try again in a moment.',
      credentials_wrong: 'The user name or the password is wrong.',
      not_selected: 'This was not read with the ticket. Open it again to change it.',
      value_type: 'This kind of value does not fit here.',
      value_range: 'The number is too large or too small.',
      value_enum: 'The server does not know this choice.',
      value_date: 'This is not a date and time.',
      value_length: 'The text is too long.',
      reference_not_found: 'What was chosen does not exist any more.',
      entity_not_found: 'It does not exist, or you may not see it.',
      save_not_found: 'It does not exist any more.',
      patch_test_failed: 'Somebody else has saved first.',
      precondition_failed: 'Somebody else has saved first.',
      response_unexpected: 'The server has answered with something that makes no sense.',
    },
  },

  connection: {
    /** By the address as it is written in `base-url`. */
    noAddress: (given: string) => `“${given}” is not the address of a ticket service.`,
    unreachable: (root: string) => `The ticket service at ${root} cannot be reached.`,
    noService: (root: string) => `There is no ticket service at ${root}`,
    noTicketId: (given: string) => `“${given}” is not the number of a ticket.`,
  },

  picking: {
    picked: (count: number) => (count === 1 ? '1 ticket chosen' : `${count} tickets chosen`),
    edit: 'Edit, reply, merge, delete…',
    clear: 'Choose none',
  },
} as const;
