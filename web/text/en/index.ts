import { actions } from './actions.js';
import { bulk } from './bulk.js';
import { composer } from './composer.js';
import { demo } from './demo.js';
import { descriptions } from './descriptions.js';
import { fields } from './fields.js';
import { filters } from './filters.js';
import { first } from './first.js';
import { messages } from './messages.js';
import { onward } from './onward.js';
import { palette } from './palette.js';
import { relations } from './relations.js';
import { setup } from './setup.js';
import { split } from './split.js';
import { timeline } from './timeline.js';

/** The texts in English; `../languages.ts` has the others. */
export const en = {
  ...first,
  ...actions,
  ...bulk,
  ...composer,
  ...fields,
  ...filters,
  ...messages,
  ...onward,
  ...palette,
  ...relations,
  ...split,
  ...timeline,
  demo,
  setup,
  /** What the ticket's properties are, by name; what is missing is told in the table's words. */
  descriptions,
  /** Of enumerations' members, by name; what is missing is called by its own words. */
  members: {} as Readonly<Record<string, string>>,

  size: {
    byte: '1 byte',
    units: ['bytes', 'KB', 'MB', 'GB'] as readonly string[],
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
    select: 'Choose a ticket from the list',
    quick: 'At once',
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

  outbox: {
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
} as const;
