/** The texts about making a new ticket of some messages of another one. */
export const split = {
  split: {
    begin: 'New ticket from messages…',
    single: 'With one message there is nothing to split off.',
    title: (id: number) => `New ticket from messages of #${id}`,
    messages: 'Messages that go into the new ticket',
    subject: 'Subject of the new ticket',
    moves: (count: number, from: string) =>
      `${count === 1 ? '1 message moves' : `${count} messages move`} from ${from} to a new ticket.`,
    stays: (id: number, count: number) =>
      `#${id} keeps ${count === 1 ? '1 message' : `${count} messages`} and its own properties.`,
    inherits: 'The new ticket has the same contact person, category, priority, owner and type.',
    final: 'This cannot be taken back, but the new ticket can be merged back.',
    none: 'Choose what goes into the new ticket.',
    all: 'At least one message has to stay.',
    noSubject: 'The new ticket needs a subject.',
    now: 'Make the ticket',
    working: 'Making the ticket…',
    done: (count: number, id: number | undefined) =>
      `${count === 1 ? '1 message is' : `${count} messages are`} in a new ticket now${id === undefined ? '' : `: #${id}`}.`,
    open: (id: number) => `Open #${id}`,
  },
} as const;
