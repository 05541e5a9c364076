/** What the demo says of itself. Loaded with it, and not with every page. */
export const demo = {
  label: 'Demo',
  title: 'Demo.',
  kept: {
    browser:
      'Hier gibt es keinen Ticketdienst: Die Tickets sind erfunden; sie und was Sie speichern, bleiben in diesem Browser, und E-Mails werden nicht versendet.',
    page: 'Hier gibt es keinen Ticketdienst: Die Tickets sind erfunden, E-Mails werden nicht versendet, und weil dieser Browser für diese Seite nichts aufbewahrt, endet mit ihr auch, was Sie speichern.',
  },
  lost: 'Was zuvor aufbewahrt war, ließ sich nicht lesen; die Demo hat neu begonnen.',
  startOver: 'Neu beginnen',
  question: 'Neu beginnen?',
  whatGoes:
    'Alles, was Sie in dieser Demo gespeichert oder begonnen haben, wird aus diesem Browser entfernt, und die erfundenen Tickets sind wieder wie am Anfang.',
  stay: 'Alles behalten',
  failed: 'Dieser Browser konnte es nicht entfernen. Versuchen Sie es erneut.',
};
