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
    again: (count: number) =>
      count === 1 ? 'Write again to 1 ticket' : `Write again to ${count} tickets`,
    goesOn: 'You can close this: what waits is in the outbox, and is sent by itself.',
  },
  picking: {
    picked: (count: number) => (count === 1 ? '1 ticket chosen' : `${count} tickets chosen`),
    edit: 'Edit or reply…',
    clear: 'Choose none',
  },
};
