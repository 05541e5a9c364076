/** The texts about fields of forms. */
export const fields = {
  field: {
    was: (value: string) => `was ${value}`,
    reset: (label: string) => `Wijziging van ${label} ongedaan maken`,
    readOnly: 'Alleen-lezen',
    noOptions: 'Niets gevonden',
    searching: 'Zoeken…',
    searchHint: 'Typ om te zoeken',
    failed: 'De lijst kon niet worden geladen',
    remove: (name: string) => `${name} verwijderen`,
    add: (label: string) => `Toevoegen aan ${label}`,
    none: 'Geen',
    because: (reason: string) => `Alleen-lezen: ${reason}`,
    setByServer: 'De server bepaalt dit zelf.',
    noRight: 'Je mag dit niet wijzigen.',
    required: 'Dit moet worden ingevuld.',
    wholeNumber: 'Vul een geheel getal in.',
    numberRange: 'Het getal is te groot of te klein.',
    halfDate: 'Dit is geen volledige datum. Zolang dat zo is, blijft de waarde ongewijzigd.',
    /** Of half a date that is shown as a text. */
    writeDate: {
      date: 'Typ de hele datum, bijvoorbeeld 2026-11-29. Tot dan blijft de waarde ongewijzigd.',
      'datetime-local':
        'Typ datum en tijd, bijvoorbeeld 2026-11-29 14:30. Tot dan blijft de waarde ongewijzigd.',
      time: 'Typ de hele tijd, bijvoorbeeld 14:30. Tot dan blijft de waarde ongewijzigd.',
    },
    year: 'Het jaar moet tussen 1753 en 9999 liggen.',
    clear: (label: string) => `${label} leegmaken`,
    notChosen: (typed: string) => `‘${typed}’ is niet uit de lijst gekozen.`,
    untilMissing: 'Kies tot wanneer het ticket wordt uitgesteld.',
    untilPassed: 'Dit tijdstip is al voorbij. Kies een later tijdstip.',
    presets: {
      hour: 'Over 1 uur',
      threeHours: 'Over 3 uur',
      tomorrow: 'Morgen 8:00',
      monday: 'Maandag 8:00',
    },
    fixedField: 'De beheerder heeft dit veld vergrendeld.',
    undefinedField: 'Een ander programma bewaart dit hier.',
    otherKind: 'Dit soort veld kan hier alleen worden getoond.',
    listUntold:
      'De server vermeldt niet uit welke lijst dit wordt gekozen, dus het kan hier alleen worden getoond.',
    relationUntold:
      'De server vermeldt niet waarnaar dit verwijst, dus het kan hier alleen worden getoond.',
    fileUntold:
      'De server vermeldt niet waar zo’n bestand wordt bewaard, dus het kan hier alleen worden getoond.',
  },
};
