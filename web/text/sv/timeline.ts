/**
 * The texts about a ticket in time: where its time goes, when it is due and escalates, what its
 * reader has done to it, which category is suggested.
 */
export const timeline = {
  timeline: {
    title: 'Tid',
    clocks: { office: 'Arbetstid', elapsed: 'Kalendertid' },
    counters: { queue: 'I kö', internal: 'Hos oss', external: 'Hos andra' },
    sum: 'Totalt',
    reply: 'Första svar efter',
    close: 'Avslutat efter',
    table: 'Siffrorna som tabell',
    what: 'Vad',
    bar: (clock: string, parts: string) => `${clock}: ${parts}`,
    part: (name: string, length: string) => `${name} ${length}`,
    working: (length: string) => `${length} arbetstid`,
    seconds: (count: number) => `${count} s`,
    current: 'Tiden i nuvarande status räknas när statusen ändras.',
    mood: 'Stämning',
    moods: {
      angry: 'Arg',
      unhappy: 'Missnöjd',
      neutral: 'Neutral',
      content: 'Nöjd',
      delighted: 'Förtjust',
    },
    certainty: (percent: number) => `${percent} % säkert`,
  },

  due: {
    bar: (left: string, next: string) => (next === '' ? left : `${left}. ${next}`),
    of: (length: string) => `av ${length}`,
    next: (step: number, when: string) => `Nästa eskalering, nivå ${step}, ${when}`,
    overdue: (step: number, when: string) => `Eskalering till nivå ${step} skulle ha skett ${when}`,
  },

  events: {
    set: (label: string, value: string) => `Du ändrade ${label} till ${value}`,
    emptied: (label: string) => `Du tömde ${label}`,
    undone: (what: string) => `${what} (ångrat)`,
    at: (what: string, time: string) => `${what}, ${time}`,
    several: (count: number) => `Du ändrade ${count} saker`,
  },

  suggestion: {
    label: 'Förslag:',
    use: 'Använd',
    useLabel: (name: string) => `Använd den föreslagna kategorin ${name}`,
    dismiss: (name: string) => `Dölj den föreslagna kategorin ${name}`,
  },

  more: {
    properties: 'Fler egenskaper',
    changed: (count: number) => `${count} ändrade`,
  },
} as const;
