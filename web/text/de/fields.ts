/** The texts about fields of forms. */
export const fields = {
  field: {
    was: (value: string) => `vorher: ${value}`,
    reset: (label: string) => `Änderung zurücknehmen: ${label}`,
    readOnly: 'Schreibgeschützt',
    noOptions: 'Nichts gefunden',
    searching: 'Suche läuft…',
    searchHint: 'Zum Suchen tippen',
    failed: 'Die Liste konnte nicht geladen werden',
    remove: (name: string) => `${name} entfernen`,
    add: (label: string) => `Hinzufügen: ${label}`,
    none: 'Keine Angabe',
    because: (reason: string) => `Schreibgeschützt: ${reason}`,
    setByServer: 'Das setzt der Server selbst.',
    noRight: 'Das dürfen Sie nicht ändern.',
    required: 'Hier ist eine Angabe nötig.',
    wholeNumber: 'Hier passt nur eine ganze Zahl.',
    numberRange: 'Die Zahl ist zu groß oder zu klein.',
    halfDate: 'Das ist kein vollständiges Datum. Bis dahin bleibt der Wert, wie er war.',
    /** Of half a date that is shown as a text. */
    writeDate: {
      date: 'Schreiben Sie das ganze Datum, etwa 2026-11-29. Bis dahin bleibt der Wert, wie er war.',
      'datetime-local':
        'Schreiben Sie Datum und Uhrzeit, etwa 2026-11-29 14:30. Bis dahin bleibt der Wert, wie er war.',
      time: 'Schreiben Sie die ganze Uhrzeit, etwa 14:30. Bis dahin bleibt der Wert, wie er war.',
    },
    year: 'Das Jahr muss zwischen 1753 und 9999 liegen.',
    clear: (label: string) => `${label} leeren`,
    notChosen: (typed: string) => `„${typed}“ wurde nicht aus der Liste gewählt.`,
    untilMissing: 'Wählen Sie, bis wann zurückgestellt wird.',
    untilPassed: 'Dieser Zeitpunkt ist schon vorbei. Wählen Sie einen späteren.',
    presets: {
      hour: 'In 1 Stunde',
      threeHours: 'In 3 Stunden',
      tomorrow: 'Morgen 8:00',
      monday: 'Montag 8:00',
    },
    fixedField: 'Die Administration hat dieses Feld gesperrt.',
    undefinedField: 'Ein anderes Programm legt das hier ab.',
    otherKind: 'Felder dieser Art können hier nur angezeigt werden.',
    listUntold:
      'Der Server teilt nicht mit, aus welcher Liste hier gewählt wird; deshalb wird dies nur angezeigt.',
    relationUntold:
      'Der Server teilt nicht mit, worauf dies verweist; deshalb wird es nur angezeigt.',
    fileUntold:
      'Der Server teilt nicht mit, wo eine solche Datei liegt; deshalb wird sie nur angezeigt.',
  },
};
