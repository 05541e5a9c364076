/** The texts of the command palette, of keys of one's own and of the choice of a language. */
export const palette = {
  palette: {
    title: 'Commands and tickets',
    hint: 'Type what you want to do, or a ticket’s number or words',
    found: 'What fits',
    nothing: 'Nothing fits',
    searching: 'Looking for tickets…',
    failed: 'Tickets could not be searched.',
    openNumber: (id: number) => `Open ticket #${id}`,
    view: (name: string) => `Tickets: ${name}`,
    property: (label: string) => `Edit ${label}`,
    colours: (name: string) => `Colours: ${name}`,
    language: (name: string) => `Language: ${name}`,
  },
  keys: {
    change: 'Change',
    changeOf: (label: string) => `Change the keys of “${label}”`,
    press: 'Press keys…',
    pressFor: (label: string) => `Press the new keys of “${label}”, or Esc to keep the old ones.`,
    taken: (label: string) => `“${label}” has these keys. Press others.`,
    unfit: 'These cannot be used: press one character, or Ctrl and one.',
    kept: 'Changed.',
    reset: 'All as they were',
  },
} as const;
