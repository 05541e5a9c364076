/**
 * The texts about a ticket in time: where its time goes, when it is due and escalates, what its
 * reader has done to it, which category is suggested.
 */
export const timeline = {
  timeline: {
    title: 'Tijd',
    clocks: { office: 'Werktijd', elapsed: 'Kalendertijd' },
    counters: { queue: 'In wachtrij', internal: 'Bij ons', external: 'Bij anderen' },
    sum: 'In totaal',
    reply: 'Eerste reactie na',
    close: 'Gesloten na',
    table: 'De cijfers als tabel',
    what: 'Wat',
    bar: (clock: string, parts: string) => `${clock}: ${parts}`,
    part: (name: string, length: string) => `${name} ${length}`,
    working: (length: string) => `${length} werktijd`,
    seconds: (count: number) => `${count} s`,
    current: 'De tijd in de huidige status telt mee zodra die verandert.',
    mood: 'Stemming',
    moods: {
      angry: 'Boos',
      unhappy: 'Ontevreden',
      neutral: 'Neutraal',
      content: 'Tevreden',
      delighted: 'Enthousiast',
    },
    certainty: (percent: number) => `${percent} % zeker`,
  },

  due: {
    bar: (left: string, next: string) => (next === '' ? left : `${left}. ${next}`),
    of: (length: string) => `van ${length}`,
    next: (step: number, when: string) => `Volgende escalatie, niveau ${step}, ${when}`,
    overdue: (step: number, when: string) =>
      `Escalatie naar niveau ${step} had ${when} moeten gebeuren`,
  },

  events: {
    set: (label: string, value: string) => `Je hebt ${label} gewijzigd in ${value}`,
    emptied: (label: string) => `Je hebt ${label} leeggemaakt`,
    undone: (what: string) => `${what} (teruggedraaid)`,
    at: (what: string, time: string) => `${what}, ${time}`,
    several: (count: number) => `Je hebt ${count} dingen gewijzigd`,
  },

  suggestion: {
    label: 'Voorstel:',
    use: 'Gebruiken',
    useLabel: (name: string) => `Gebruiken: de voorgestelde categorie ${name}`,
    dismiss: (name: string) => `De voorgestelde categorie ${name} verbergen`,
  },

  more: {
    properties: 'Meer eigenschappen',
    changed: (count: number) => `${count} gewijzigd`,
  },
} as const;
