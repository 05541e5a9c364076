/**
 * The texts about a ticket in time: where its time goes, when it is due and escalates, what its
 * reader has done to it, which category is suggested.
 */
export const timeline = {
  timeline: {
    title: 'Zeit',
    clocks: { office: 'Arbeitszeit', elapsed: 'Rund um die Uhr' },
    counters: { queue: 'Wartend', internal: 'Bei uns', external: 'Bei anderen' },
    sum: 'Insgesamt',
    reply: 'Erste Antwort nach',
    close: 'Geschlossen nach',
    table: 'Die Werte als Tabelle',
    what: 'Was',
    bar: (clock: string, parts: string) => `${clock}: ${parts}`,
    part: (name: string, length: string) => `${name} ${length}`,
    working: (length: string) => `${length} Arbeitszeit`,
    seconds: (count: number) => `${count} s`,
    current: 'Die Zeit im jetzigen Status zählt, sobald er wechselt.',
    mood: 'Stimmung',
    moods: {
      angry: 'Verärgert',
      unhappy: 'Unzufrieden',
      neutral: 'Neutral',
      content: 'Zufrieden',
      delighted: 'Begeistert',
    },
    certainty: (percent: number) => `zu ${percent} % sicher`,
  },

  due: {
    bar: (left: string, next: string) => (next === '' ? left : `${left}. ${next}`),
    of: (length: string) => `von ${length}`,
    next: (step: number, when: string) => `Nächste Eskalation, Stufe ${step}, ${when}`,
    overdue: (step: number, when: string) => `Eskalation auf Stufe ${step} war ${when} fällig`,
  },

  events: {
    set: (label: string, value: string) => `Sie haben „${label}“ auf „${value}“ gesetzt`,
    emptied: (label: string) => `Sie haben „${label}“ geleert`,
    undone: (what: string) => `${what} (zurückgenommen)`,
    at: (what: string, time: string) => `${what}, ${time}`,
    several: (count: number) => `Sie haben ${count} Angaben geändert`,
  },

  suggestion: {
    label: 'Vorschlag:',
    use: 'Übernehmen',
    useLabel: (name: string) => `Übernehmen: die vorgeschlagene Kategorie ${name}`,
    dismiss: (name: string) => `Die vorgeschlagene Kategorie ${name} ausblenden`,
  },

  more: {
    properties: 'Weitere Eigenschaften',
    changed: (count: number) => `${count} geändert`,
  },
} as const;
