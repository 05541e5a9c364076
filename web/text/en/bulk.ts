/** The words of editing several tickets at once. */
export const bulk = {
  bulk: {
    title: (count: number) => (count === 1 ? 'Edit 1 ticket' : `Edit ${count} tickets`),
    tooMany: (most: number, more: number) =>
      `At most ${most} tickets are edited at once; the last ${more} are left out.`,
    add: 'Add a property',
    remove: (label: string) => `Do not set ${label}`,
    cancel: 'Cancel',
    apply: (count: number) => (count === 1 ? 'Save 1 ticket' : `Save ${count} tickets`),
    progress: 'Tickets that are through',
    results: 'What became of each ticket',
    stop: 'Stop',
    goOn: 'Go on',
    close: 'Done',
    undo: (count: number) => (count === 1 ? 'Undo 1 save' : `Undo ${count} saves`),
    final: 'Saved; it can no longer be undone here',
    notDone: 'Not done',
    states: {
      waiting: 'Not begun',
      running: 'Saving…',
      saved: 'Saved',
      same: 'Was so already',
      edited: 'Has unsaved edits of yours',
      forbidden: 'Not allowed',
      conflict: 'Somebody else changed it: open it to decide',
      queued: 'Waits in the outbox',
      failed: 'Not saved',
      undone: 'Undone',
    },
  },
  bulkMessage: {
    title: (count: number) => (count === 1 ? 'Write to 1 ticket' : `Write to ${count} tickets`),
    what: 'What is done with the tickets',
    properties: 'Set properties',
    withFiles: 'With each:',
    check: 'Check before sending…',
    reading: 'Tickets that are looked up',
    letters: 'What each ticket gets',
    goes: (tickets: number, people: number) =>
      `Goes to ${tickets === 1 ? '1 ticket' : `${tickets} tickets`}, mailed to ${people === 1 ? '1 address' : `${people} addresses`}.`,
    noted: (tickets: number) =>
      `Goes to ${tickets === 1 ? '1 ticket' : `${tickets} tickets`}; nobody is mailed.`,
    left: (count: number) =>
      count === 1 ? '1 ticket is left out.' : `${count} tickets are left out.`,
    nobody: 'Nobody is known who could be mailed',
    back: 'Back',
    send: (count: number) => (count === 1 ? 'Send to 1 ticket' : `Send to ${count} tickets`),
    note: (count: number) => (count === 1 ? 'Save in 1 ticket' : `Save in ${count} tickets`),
    changed: 'The message was changed or sent in another tab meanwhile. Look at it once more.',
    callBack: (count: number) =>
      count === 1 ? 'Call back 1 message' : `Call back ${count} messages`,
    calledBack: 'Called back',
    gone: 'Sent or called back in another tab; the ticket tells which',
    again: (count: number) =>
      count === 1 ? 'Write again to 1 ticket' : `Write again to ${count} tickets`,
    goesOn: 'You can close this: what waits is in the outbox, and is sent by itself.',
  },
  bulkActions: {
    merge: 'Merge',
    delete: 'Delete',
    reading: 'Tickets that are read',
    tickets: 'What happens to each ticket',
    deleteTitle: (count: number) => (count === 1 ? 'Delete 1 ticket' : `Delete ${count} tickets`),
    mergeTitle: (count: number) => `Merge ${count} tickets`,
    mergeNow: (count: number, into: number) =>
      count === 1 ? `Merge 1 ticket into #${into}` : `Merge ${count} tickets into #${into}`,
    gone: (count: number) =>
      count === 1 ? '1 ticket goes from every list.' : `${count} tickets go from every list.`,
    recover: 'They can be brought back here afterwards, and later from “My saves” in the outbox.',
    merged: (count: number) =>
      count === 1
        ? '1 ticket becomes “Merged”: it goes from every list, and its properties are not taken over.'
        : `${count} tickets become “Merged”: they go from every list, and their properties are not taken over.`,
    people: 'The tickets are of different people.',
    nothing: 'There is no ticket left that this can be done to.',
    stays: (id: number, title: string) => `#${id} stays: ${title}`,
    staying: 'Stays, and takes over the messages',
    moves: (count: number) =>
      count === 1 ? 'Its message moves; it is merged' : `Its ${count} messages move; it is merged`,
    edited: 'Has something typed that is not saved or sent',
    leftOut: 'Left out',
    final: 'Deleted; it can no longer be brought back here',
    undo: (count: number) => (count === 1 ? 'Bring back 1 ticket' : `Bring back ${count} tickets`),
    again: (count: number) =>
      count === 1 ? 'Look at 1 ticket again' : `Look at ${count} tickets again`,
    states: {
      ready: 'Not begun',
      running: 'Under way…',
      delete: 'Deleted',
      merge: 'Merged',
      queued: 'Waits in the outbox',
      undone: 'Brought back',
    },
  },
};
