/** The texts about fields of forms. */
export const fields = {
  field: {
    was: (value: string) => `was ${value}`,
    reset: (label: string) => `Undo the change of ${label}`,
    readOnly: 'Read only',
    noOptions: 'Nothing found',
    searching: 'Searching…',
    searchHint: 'Type to search',
    failed: 'The list could not be loaded',
    remove: (name: string) => `Remove ${name}`,
    add: (label: string) => `Add to ${label}`,
    none: 'None',
    because: (reason: string) => `Read only: ${reason}`,
    setByServer: 'The server sets this itself.',
    noRight: 'You may not change this.',
    required: 'This has to be filled in.',
    wholeNumber: 'Only a whole number fits here.',
    numberRange: 'The number is too large or too small.',
    halfDate: 'This is not a whole date. Until it is, the value stays as it was.',
    /** Of half a date that is shown as a text. */
    writeDate: {
      date: 'Write the whole date, as in 2026-11-29. Until then the value stays as it was.',
      'datetime-local':
        'Write date and time, as in 2026-11-29 14:30. Until then the value stays as it was.',
      time: 'Write the whole time, as in 14:30. Until then the value stays as it was.',
    },
    year: 'The year has to be between 1753 and 9999.',
    clear: (label: string) => `Empty ${label}`,
    notChosen: (typed: string) => `“${typed}” was not chosen from the list.`,
    untilMissing: 'Choose until when it is postponed.',
    untilPassed: 'This time has passed already. Choose a later one.',
    presets: {
      hour: 'In 1 hour',
      threeHours: 'In 3 hours',
      tomorrow: 'Tomorrow 8:00',
      monday: 'Monday 8:00',
    },
    fixedField: 'The administrator has closed this field.',
    undefinedField: 'Another program keeps this here.',
    otherKind: 'This kind of field can only be shown here.',
    listUntold:
      'The server does not tell which list this is chosen from, so it can only be shown here.',
    relationUntold: 'The server does not tell what this points to, so it can only be shown here.',
    fileUntold: 'The server does not tell where such a file is kept, so it can only be shown here.',
  },
} as const;
