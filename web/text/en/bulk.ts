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
  picking: {
    picked: (count: number) => (count === 1 ? '1 ticket chosen' : `${count} tickets chosen`),
    edit: 'Edit…',
    clear: 'Choose none',
  },
};
