/** The texts about what is done with a whole ticket: deleting, merging. */
export const actions = {
  actions: {
    more: 'More actions',
    delete: 'Delete…',
    merge: 'Merge into another ticket…',
    noRight: 'You may not do this with this ticket.',
    cancel: 'Cancel',
    deleteTitle: (id: number) => `Delete ticket #${id}?`,
    deleteWhat: (title: string) =>
      `“${title}” goes from every list. It can be brought back from “My saves” in the outbox.`,
    deleteNow: 'Delete',
    deleting: 'Deleting…',
    typed: (what: string) =>
      `What you have typed here and not saved (${what}) stays with the ticket, unsaved.`,
    edits: (count: number) => (count === 1 ? '1 change' : `${count} changes`),
    reply: 'a message',
    deleted: (id: number, typed: boolean) =>
      `Ticket #${id} is deleted.${typed ? ' What you had typed stays with it.' : ''}`,
    mergeTitle: (id: number) => `Merge ticket #${id} into another one`,
    into: 'Ticket to merge into',
    intoHint: 'Number, subject or customer',
    choose: 'Choose the ticket that takes over the messages.',
    reading: 'Reading both tickets…',
    reread: 'Reading the ticket…',
    mergeMoves: (count: number, from: string, into: string) =>
      `${count === 0 ? 'No message moves' : count === 1 ? '1 message moves' : `${count} messages move`} from ${from} to ${into}.`,
    mergeThen: (id: number, count: number) =>
      `#${id} then has ${count === 1 ? '1 message' : `${count} messages`}; its own properties stay as they are.`,
    mergeGone: (id: number) =>
      `#${id} becomes “Merged”: it goes from every list, and its properties are not taken over.`,
    otherPerson: (from: string, into: string) =>
      `The tickets are of different people: ${from} and ${into}.`,
    mergeTyped: (what: string, id: number) =>
      `What you have typed here and not saved (${what}) goes along to #${id}, still unsaved.`,
    mergeFinal: 'This cannot be taken back.',
    mergeNow: (id: number) => `Merge into #${id}`,
    mergeNone: 'Merge',
    merging: 'Merging…',
    merged: (from: number) => `Ticket #${from} is merged into this one.`,
    named: (id: number, title: string) => `#${id} “${title}”`,
    busy: (id: number) =>
      `Something of yours is still on its way to #${id}. Wait until it is there, or take it back.`,
    changed: (id: number, what: string) =>
      `Somebody else has changed #${id} meanwhile${what === '' ? '' : ` (${what})`}. Nothing was done; look once more.`,
    ended: {
      deleted: (id: number) => `#${id} is deleted already.`,
      merged: (id: number) => `#${id} is merged into another ticket already.`,
    },
    offline: 'This needs the connection, and the server cannot be reached. Nothing was done.',
    unknown:
      'No answer has come, and the server cannot be reached: whether it was done is not known. Try again to look.',
    again: 'Try again',
  },
} as const;
