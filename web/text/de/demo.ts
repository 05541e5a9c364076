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
  local: {
    blocked:
      'Der Ticketdienst der Demo, local.wasm, darf hier nicht laufen: In der Sicherheitsrichtlinie dieser Seite fehlt „wasm-unsafe-eval“ in script-src, oder die Adresse der Datei in connect-src.',
    offline:
      'Der Ticketdienst der Demo, local.wasm, konnte nicht geladen werden: Es gibt kein Netz. Versuchen Sie es erneut, sobald es eines gibt.',
    unreachable:
      'Der Ticketdienst der Demo, local.wasm, konnte nicht geladen werden: Sein Server ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
    timeout:
      'Der Ticketdienst der Demo, local.wasm, konnte nicht rechtzeitig geladen werden. Versuchen Sie es gleich noch einmal.',
    missing:
      'Der Ticketdienst der Demo, local.wasm, liegt nicht neben dieser Seite. Wer diese Seite bereitstellt, muss ihren ganzen Ordner neu kopieren.',
    refused:
      'Der Ticketdienst der Demo, local.wasm, konnte nicht geladen werden: Sein Server hat ihn verweigert. Wer den Server betreibt, muss die Datei freigeben.',
    html: 'Der Ticketdienst der Demo, local.wasm, liegt nicht neben dieser Seite: An seiner Stelle kam eine andere Seite. Wer diese Seite bereitstellt, muss ihren ganzen Ordner neu kopieren.',
    foreign:
      'Der Ticketdienst der Demo, local.wasm, konnte nicht geladen werden: Es ist eine andere Datei. Wer diese Seite bereitstellt, muss ihren ganzen Ordner neu kopieren.',
    truncated:
      'Der Ticketdienst der Demo, local.wasm, konnte nicht geladen werden: Nur ein Teil davon ist angekommen. Versuchen Sie es erneut; hilft das nicht, muss, wer diese Seite bereitstellt, ihren ganzen Ordner neu kopieren.',
    corrupt:
      'Der Ticketdienst der Demo, local.wasm, wurde unterwegs beschädigt. Versuchen Sie es erneut; hilft das nicht, muss, wer diese Seite bereitstellt, ihren ganzen Ordner neu kopieren.',
    version:
      'Der Ticketdienst der Demo, local.wasm, hat eine andere Version als diese Seite. Wer diese Seite bereitstellt, muss ihren ganzen Ordner neu kopieren.',
    unsupported:
      'Dieser Browser kann den Ticketdienst der Demo, local.wasm, nicht ausführen; ein neuerer kann es.',
  },
};
