/**
 * The texts about a ticket in time: where its time goes, when it is due and escalates, what its
 * reader has done to it, which category is suggested.
 */
export const timeline = {
  timeline: {
    title: 'Tid',
    clocks: { office: 'Arbeidstid', elapsed: 'Kalendertid' },
    counters: { queue: 'I kø', internal: 'Hos oss', external: 'Hos andre' },
    sum: 'Til sammen',
    reply: 'Første svar etter',
    close: 'Avsluttet etter',
    table: 'Tallene som tabell',
    what: 'Hva',
    bar: (clock: string, parts: string) => `${clock}: ${parts}`,
    part: (name: string, length: string) => `${name} ${length}`,
    working: (length: string) => `${length} arbeidstid`,
    seconds: (count: number) => `${count} s`,
    current: 'Tiden i gjeldende status regnes med når statusen endres.',
    mood: 'Stemning',
    moods: {
      angry: 'Sint',
      unhappy: 'Misfornøyd',
      neutral: 'Nøytral',
      content: 'Fornøyd',
      delighted: 'Begeistret',
    },
    certainty: (percent: number) => `${percent} % sikkert`,
  },

  due: {
    bar: (left: string, next: string) => (next === '' ? left : `${left}. ${next}`),
    of: (length: string) => `av ${length}`,
    next: (step: number, when: string) => `Neste eskalering, nivå ${step}, ${when}`,
    overdue: (step: number, when: string) => `Eskalering til nivå ${step} skulle ha skjedd ${when}`,
  },

  events: {
    set: (label: string, value: string) => `Du satte ${label} til ${value}`,
    emptied: (label: string) => `Du tømte ${label}`,
    undone: (what: string) => `${what} (angret)`,
    at: (what: string, time: string) => `${what}, ${time}`,
    several: (count: number) => `Du endret ${count} ting`,
  },

  suggestion: {
    label: 'Forslag:',
    use: 'Bruk',
    useLabel: (name: string) => `Bruk den foreslåtte kategorien ${name}`,
    dismiss: (name: string) => `Skjul den foreslåtte kategorien ${name}`,
  },

  more: {
    properties: 'Flere egenskaper',
    changed: (count: number) => `${count} endret`,
  },
} as const;
