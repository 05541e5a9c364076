import { actions } from './actions.js';
import { bulk } from './bulk.js';
import { composer } from './composer.js';
import { demo } from './demo.js';
import { descriptions } from './descriptions.js';
import { fields } from './fields.js';
import { filters } from './filters.js';
import { messages } from './messages.js';
import { onward } from './onward.js';
import { page } from './page.js';
import { palette } from './palette.js';
import { relations } from './relations.js';
import { setup } from './setup.js';
import { split } from './split.js';
import { timeline } from './timeline.js';

/** The texts in English; `../languages.ts` has the others. */
export const en = {
  ...actions,
  ...bulk,
  ...composer,
  ...fields,
  ...filters,
  ...messages,
  ...onward,
  ...page,
  ...palette,
  ...relations,
  ...split,
  ...timeline,
  demo,
  setup,
  product: 'Ticketwire',
  locale: 'en',
  /** Of the ticket's properties, by name; what is missing is called as the table has it. */
  labels: {} as Readonly<Record<string, string>>,
  /** What the ticket's properties are, by name; what is missing is told in the table's words. */
  descriptions,
  /** Of enumerations' members, by name; what is missing is called by its own words. */
  members: {} as Readonly<Record<string, string>>,

  list: {
    label: 'Tickets',
    views: 'Views',
    mine: 'My open',
    unassigned: 'Unassigned',
    open: 'All open',
    closed: 'Closed',
    search: 'Search titles, customers, #number',
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
  },

  size: {
    byte: '1 byte',
    units: ['bytes', 'KB', 'MB', 'GB'] as readonly string[],
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

  value: {
    empty: 'empty',
    yes: 'Yes',
    no: 'No',
    unassigned: 'Unassigned',
    automatic: 'Automatic (by the category’s rules)',
    unknown: (id: number) => `#${id}`,
  },

  editor: {
    loading: 'Loading the ticket',
    notFound: (id: number) => `Ticket #${id} does not exist, or you may not see it`,
    properties: 'Properties',
    conversation: 'Conversation',
    panes: 'Parts of the ticket',
    edited: (label: string) => `Edit ${label}`,
    noChanges: 'No changes',
    changes: (count: number) => (count === 1 ? '1 change' : `${count} changes`),
    review: 'Review',
    discard: 'Discard',
    save: 'Save',
    saving: 'Saving…',
    saveKey: 'Ctrl+S',
    take: 'Take it',
    close: 'Close ticket',
    reopen: 'Reopen',
    undo: 'Undo',
    discarded: 'Changes discarded',
    restore: 'Bring back',
    putOnTop: 'Your changes are on top of the newest version. Review and save again.',
    notSaved: (id: number) =>
      `Ticket #${id} was not saved. Its changes are kept; open it to go on.`,
    tookTheirs: 'You now see the newest version',
    createdAt: (time: string) => `Created ${time}`,
    changedAt: (time: string) => `changed ${time}`,
    ticket: 'Ticket',
    select: 'Choose a ticket from the list',
    actions: 'Saving',
    unfinished: (count: number) =>
      count === 1 ? '1 value is not complete' : `${count} values are not complete`,
    redo: 'Redo',
    undoEdit: 'Undo the last edit',
    redoEdit: 'Redo the edit',
    notify: 'Mail the owner',
    notifyHint: 'After saving, the ticket’s owner gets a mail about it',
    told: 'The owner gets a mail.',
    toldUnknown: 'Whether the owner got a mail is not known.',
    savedChange: (what: string, milliseconds: number) => `Saved in ${milliseconds} ms: ${what}.`,
    undoneChange: (what: string) => `Undone: ${what}`,
    redoneChange: (what: string) => `Done again: ${what}`,
    othersKept: (what: string) => `Somebody else changed ${what} meanwhile; both are kept.`,
    othersChanged: (when: string, what: string) => `Somebody else, ${when}: ${what}`,
    othersOverlap: (when: string, what: string) =>
      `Somebody else, ${when}: ${what}. You are editing the same; saving will show both.`,
    newMessages: (count: number, authors = '') =>
      (count === 1 ? '1 new message' : `${count} new messages`) + (authors && ` from ${authors}`),
    decide: 'Decide',
    dismiss: 'Close this message',
    unreadTitle: 'Close the ticket?',
    unread: (count: number) =>
      count === 1
        ? '1 new message came while you had the ticket open.'
        : `${count} new messages came while you had the ticket open.`,
    unreadShow: 'Show the conversation',
    unreadClose: 'Close anyway',
  },

  mail: {
    frame: (author: string) => `Message by ${author}`,
    showImages: (count: number) =>
      count === 1 ? 'Show 1 remote image' : `Show ${count} remote images`,
    imagesRemoved: 'Remote images can tell the sender that you have read this.',
    imagesBlocked: 'This page’s security policy does not allow remote images.',
    originalColours: 'Original colours',
    more: 'Show the whole message',
    less: 'Show less',
    showQuoted: 'Show quoted text',
    hideQuoted: 'Hide quoted text',
    tooLarge: 'This message is very large. Only its text is shown.',
    showFormatted: 'Show with formatting',
    showAllText: 'Show all of the text',
  },

  review: {
    title: (count: number) => (count === 1 ? 'Review 1 change' : `Review ${count} changes`),
    property: 'Property',
    before: 'Before',
    after: 'After',
    undo: 'Undo this one',
    undoLabel: (label: string) => `Undo this one: ${label}`,
    body: 'Exactly as it will be sent',
    curl: 'Copy as curl',
    typescript: 'Copy as TypeScript',
    copied: 'Copied',
    copyFailed: 'The browser did not allow copying',
    guarded: 'Guarded: if somebody else changes one of these first, nothing is overwritten.',
    guardedByStamp:
      'Guarded: a long text is not compared, so if anybody changes anything on the ticket first, ' +
      'nothing is overwritten.',
    back: 'Back',
    added: (names: string) => `added ${names}`,
    removed: (names: string) => `removed ${names}`,
    headers: 'Header fields',
  },

  conflict: {
    titles: {
      overlap: 'Somebody else saved this ticket first',
      closed: 'Somebody else closed this ticket',
      deleted: 'Somebody else deleted this ticket',
      merged: 'Somebody else merged this ticket',
    },
    mergedInto: (id: number) => `It is part of #${id} now.`,
    continueIn: (id: number) => `Continue in #${id}`,
    changed: (relative: string, absolute: string) => `Changed ${relative} (${absolute}).`,
    nothingLost: 'Nothing was overwritten, and your edits are kept.',
    property: 'Property',
    before: 'When you opened it',
    mine: 'Yours',
    theirs: 'Now on the server',
    keepMine: 'Keep mine',
    takeTheirs: 'Take theirs',
    choice: (label: string) => `${label}: which value to keep`,
    others: 'Also changed by somebody else, and kept:',
    merged: 'Both sides are merged',
    untouched: 'Nobody else changed this',
    same: 'The same value was saved by somebody else',
    top: 'Put my changes on top',
    discard: 'Discard mine',
    back: 'Back to my edits',
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

  outbox: {
    title: 'Outbox',
    loading: 'Outbox: looking what is kept',
    empty: 'Everything is sent.',
    label: (count: number, attention: number) =>
      attention > 0
        ? `Outbox: ${count} not sent, ${attention} of them need you`
        : count === 0
          ? 'Outbox: everything is sent'
          : `Outbox: ${count} not sent`,
    offline:
      'The server cannot be reached. Everything is kept, and sent when it can be reached again.',
    paused: 'Log in, and what waits is sent by itself.',
    login: 'Log in',
    memory: 'This browser keeps nothing for this page: what is not saved ends with this tab.',
    full: 'The browser’s store is full: your newest text is not kept, an older copy is.',
    save: 'Save',
    undo: 'Taking a save back',
    redo: 'Putting a save back',
    reply: 'Reply',
    comment: 'Internal comment',
    create: 'New ticket',
    states: {
      waiting: 'Waits to be sent.',
      sending: 'Is being sent.',
      unknown: 'No answer has come. It is looked for on the server before anything is sent again.',
      done: 'Sent.',
      conflict: 'Somebody else has saved first. Open the ticket to decide.',
      refused: 'The server has refused it.',
      asks: 'No answer has come, and the server does not tell whether it was sent.',
      network: 'Waits until the server can be reached.',
      server: 'The server could not do it. It is tried again by itself.',
      session: 'Waits for you to log in.',
      full: 'Waits for room in the browser’s store, so that it is surely sent only once.',
      held: (seconds: number) => `Is held back for ${seconds} s.`,
    },
    why: {
      overlap: 'Somebody else has changed the same. Open the ticket to decide.',
      closed: 'The ticket was closed meanwhile. Open it to decide.',
      merged: 'The ticket was merged into another one. Open it to decide.',
      deleted: 'The ticket was deleted meanwhile. Open it to decide.',
    },
    open: (id: number) => `Open ticket #${id}`,
    retry: 'Try now',
    cancel: 'Take back',
    wasSent: 'It was sent',
    sendAgain: 'Send again',
    ticket: (id: number, title: string) => (id === 0 ? title : `#${id} ${title}`),
    saves: 'My saves',
    noSaves: 'Nothing has been saved on this computer yet.',
    undoSave: 'Undo',
    redoSave: 'Redo',
    undone: 'taken back',
    change: (label: string, before: string, after: string) => `${label}: ${before} → ${after}`,
    more: (count: number) => `and ${count} more`,
    saved: (id: number) => `Ticket #${id} is saved.`,
    undoneOf: (id: number) => `The save of ticket #${id} is taken back.`,
    redoneOf: (id: number) => `The save of ticket #${id} is put back.`,
    sent: (id: number) => `The message on ticket #${id} is saved.`,
    mailed: (id: number) => `The message on ticket #${id} is sent.`,
    created: (id: number) => `Ticket #${id} is created.`,
    needsYou: (id: number) => `Ticket #${id} was not saved: look into the outbox.`,
  },

  connection: {
    /** By the address as it is written in `base-url`. */
    noAddress: (given: string) => `“${given}” is not the address of a ticket service.`,
    unreachable: (root: string) => `The ticket service at ${root} cannot be reached.`,
    noService: (root: string) => `There is no ticket service at ${root}`,
    noTicketId: (given: string) => `“${given}” is not the number of a ticket.`,
  },
} as const;
