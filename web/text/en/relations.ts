/** The texts about tickets that belong together. */
export const relations = {
  related: {
    /** What the other ticket is to the open one. */
    types: { Parent: 'Parent', Child: 'Child', Related: 'Related' },
    title: 'Related tickets',
    titleOf: (count: number) => `Related tickets (${count})`,
    reading: 'Looking for related tickets…',
    none: 'It belongs together with no other ticket.',
    partOf: (ticket: string) => `Part of ${ticket}`,
    add: 'Add a relation…',
    form: 'Add a relation',
    kind: 'The other ticket is',
    /** The same, within that sentence. */
    kinds: {
      Related: 'related, side by side',
      Parent: 'the parent of this one',
      Child: 'a child of this one',
    },
    ticket: 'Ticket',
    hint: 'Number, subject or customer',
    comment: 'Comment (optional)',
    addNow: 'Add',
    working: 'One moment…',
    remove: (ticket: string) => `Remove the relation to ${ticket}`,
    added: (ticket: string) => `${ticket} is added.`,
    removed: (ticket: string) => `The relation to ${ticket} is removed. Both tickets stay.`,
    back: (ticket: string) => `The relation to ${ticket} is back.`,
    undo: 'Undo',
    exists: (id: number, type: string) =>
      `#${id} is related to this ticket already${type === '' ? '' : ` (${type})`}.`,
    parent: (id: number) =>
      `#${id} is the parent of this ticket. A ticket has one parent: remove that relation first.`,
    otherParent: (id: number) => `#${id} has a parent already.`,
    refused: (id: number) =>
      `#${id} cannot be related like this: it is merged or gone, or a ticket would be its own ancestor.`,
    differs: (id: number) =>
      `Somebody else has changed the relation to #${id} meanwhile. Nothing was removed; look once more.`,
    gone: (id: number) => `Somebody else has removed the relation to #${id} already.`,
  },
} as const;
