/**
 * The texts about a ticket in time: where its time goes, when it is due and escalates, what its
 * reader has done to it, which category is suggested.
 */
export const timeline = {
  timeline: {
    title: 'Time',
    clocks: { office: 'Working time', elapsed: 'Round the clock' },
    counters: { queue: 'In queue', internal: 'With us', external: 'With others' },
    sum: 'Altogether',
    reply: 'First reply after',
    close: 'Closed after',
    table: 'The figures as a table',
    what: 'What',
    /** A bar in words. */
    bar: (clock: string, parts: string) => `${clock}: ${parts}`,
    part: (name: string, length: string) => `${name} ${length}`,
    working: (length: string) => `${length} working`,
    seconds: (count: number) => `${count} s`,
    current: 'The time in the current status counts once it is left.',
    mood: 'Mood',
    moods: {
      angry: 'Angry',
      unhappy: 'Unhappy',
      neutral: 'Neutral',
      content: 'Content',
      delighted: 'Delighted',
    },
    certainty: (percent: number) => `${percent} % certain`,
  },

  due: {
    /** The bar in words: how much time is left, and what comes before. */
    bar: (left: string, next: string) => (next === '' ? left : `${left}. ${next}`),
    of: (length: string) => `of ${length}`,
    next: (step: number, when: string) => `Next escalation, step ${step}, ${when}`,
    overdue: (step: number, when: string) => `Escalation, step ${step}, was due ${when}`,
  },

  /** What the reader has saved himself, between the messages. */
  events: {
    set: (label: string, value: string) => `You set ${label} to ${value}`,
    emptied: (label: string) => `You emptied ${label}`,
    undone: (what: string) => `${what} (taken back)`,
    at: (what: string, time: string) => `${what}, ${time}`,
    several: (count: number) => `You changed ${count} things`,
  },

  suggestion: {
    label: 'Suggested:',
    use: 'Use it',
    /** Begins with what the button says. */
    useLabel: (name: string) => `Use it: the suggested category ${name}`,
    dismiss: (name: string) => `Hide the suggested category ${name}`,
  },

  more: {
    properties: 'More properties',
    changed: (count: number) => `${count} changed`,
  },
} as const;
