/**
 * The texts about a ticket in time: where its time goes, when it is due and escalates, what its
 * reader has done to it, which category is suggested.
 */
export const timeline = {
  timeline: {
    title: 'Tid',
    clocks: { office: 'Arbejdstid', elapsed: 'Kalendertid' },
    counters: { queue: 'I kø', internal: 'Hos os', external: 'Hos andre' },
    sum: 'I alt',
    reply: 'Første svar efter',
    close: 'Lukket efter',
    table: 'Tallene som tabel',
    what: 'Hvad',
    bar: (clock: string, parts: string) => `${clock}: ${parts}`,
    part: (name: string, length: string) => `${name} ${length}`,
    working: (length: string) => `${length} arbejdstid`,
    seconds: (count: number) => `${count} s`,
    current: 'Tiden i den nuværende status tælles med, når status skifter.',
    mood: 'Stemning',
    moods: {
      angry: 'Vred',
      unhappy: 'Utilfreds',
      neutral: 'Neutral',
      content: 'Tilfreds',
      delighted: 'Begejstret',
    },
    certainty: (percent: number) => `${percent} % sikkert`,
  },

  due: {
    bar: (left: string, next: string) => (next === '' ? left : `${left}. ${next}`),
    of: (length: string) => `af ${length}`,
    next: (step: number, when: string) => `Næste eskalering, niveau ${step}, ${when}`,
    overdue: (step: number, when: string) =>
      `Eskalering til niveau ${step} skulle være sket ${when}`,
  },

  events: {
    set: (label: string, value: string) => `Du satte ${label} til ${value}`,
    emptied: (label: string) => `Du tømte ${label}`,
    undone: (what: string) => `${what} (fortrudt)`,
    at: (what: string, time: string) => `${what}, ${time}`,
    several: (count: number) => `Du ændrede ${count} ting`,
  },

  suggestion: {
    label: 'Forslag:',
    use: 'Brug',
    useLabel: (name: string) => `Brug den foreslåede kategori ${name}`,
    dismiss: (name: string) => `Skjul den foreslåede kategori ${name}`,
  },

  more: {
    properties: 'Flere egenskaber',
    changed: (count: number) => `${count} ændret`,
  },
} as const;
