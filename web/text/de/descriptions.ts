/** What the ticket's properties are, by their names: their tooltips. */
export const descriptions: Readonly<Record<string, string>> = {
  Title: 'Worum es in dem Ticket geht, in einer Zeile.',
  CreatedAt: 'Wann das Ticket erfasst wurde.',
  LastChanged:
    'Wann zuletzt etwas am Ticket geändert wurde; zurückgesendet zeigt es, was andere geändert haben.',
  ReadByOwner: 'Wann der Zuständige das Ticket zuletzt offen hatte.',
  ReadByCustomer: 'Wann der Kunde das Ticket angesehen hat.',
  FirstReadByOwner: 'Wann der jetzige Zuständige das Ticket zum ersten Mal gesehen hat.',
  FirstReadByUser: 'Wann jemand von uns das Ticket zum ersten Mal geöffnet hat.',
  Activate: 'Wann ein zurückgestelltes Ticket wieder aktiv wird.',
  ClosedAt: 'Wann das Ticket geschlossen wurde, falls es das ist.',
  RepliedAt: 'Wann der Kunde die erste Antwort bekommen hat.',
  AlertTimeout: 'Wann das Ticket die nächste Eskalationsstufe erreicht, wenn nichts es aufhält.',
  Deadline: 'Bis wann das Ticket gelöst sein soll.',
  CreatedBy: 'Der Benutzer, der das Ticket angelegt hat.',
  Author: 'Wer die erste Nachricht geschrieben hat, als reiner Text.',
  OwnedBy:
    'Wer das Ticket bearbeitet; Id 0 lässt es ohne Zuständigen, 2147483647 folgt den Zuweisungsregeln der Kategorie.',
  Category: 'Wohin das Ticket gehört; danach richtet sich auch, wer es bekommen kann.',
  Slevel: 'Ob Kunden das Ticket sehen dürfen.',
  Priority: 'Wie dringend das Ticket ist, und nach welchen Regeln es eskaliert.',
  BaseStatus: 'Der eingebaute Zustand, für den der gewählte Status steht.',
  Status: 'Der Status aus Ihrer eigenen Liste; jeder gehört zu einem eingebauten Zustand.',
  Origin: 'Auf welchem Weg das Ticket zu Ihnen kam.',
  Person: 'Der Kunde, zu dem das Ticket gehört.',
  SecondaryPersons: 'Weitere Personen beim Kunden, die das Ticket verfolgen.',
  AlertLevel: 'Wie weit das Ticket eskaliert ist.',
  ConnectId: 'Nummer des Tickets, das dieses übernommen hat, oder 0.',
  ReadStatus: 'Ob der Zuständige das Neueste am Ticket gesehen hat.',
  TimeToReply: 'Wie lange die erste Antwort gedauert hat, in Minuten der Bürozeit.',
  RealTimeToReply: 'Wie lange die erste Antwort gedauert hat, in Minuten rund um die Uhr.',
  TimeToClose: 'Wie lange das Ticket offen war, in Minuten der Bürozeit.',
  RealTimeToClose: 'Wie lange das Ticket offen war, in Minuten rund um die Uhr.',
  TimeSpentInternally:
    'Sekunden der Bürozeit, die das Ticket auf uns gewartet hat, bis zum letzten Statuswechsel.',
  TimeSpentExternally:
    'Sekunden der Bürozeit, die das Ticket auf den Kunden oder Dritte gewartet hat, bis zum letzten Statuswechsel.',
  TimeSpentQueue:
    'Sekunden der Bürozeit, die das Ticket darauf gewartet hat, dass es jemand übernimmt, bis zum letzten Statuswechsel.',
  RealTimeSpentInternally:
    'Sekunden, die das Ticket auf uns gewartet hat, Nächte und Wochenenden mitgezählt.',
  RealTimeSpentExternally:
    'Sekunden, die das Ticket auf andere gewartet hat, Nächte und Wochenenden mitgezählt.',
  RealTimeSpentQueue:
    'Sekunden, die das Ticket darauf gewartet hat, dass es jemand übernimmt, Nächte und Wochenenden mitgezählt.',
  TimeSpent: 'Alle Arbeit, die auf das Ticket gebucht ist, in Minuten.',
  HasAttachment: 'Ob irgendwo in der Unterhaltung eine Datei angehängt ist.',
  NumReplies: 'Wie viele Antworten der Kunde bekommen hat.',
  NumMessages: 'Aus wie vielen Nachrichten die Unterhaltung besteht.',
  FromAddress: 'Die Adresse, von der das Ticket ursprünglich kam.',
  Tags: 'Wörter, die das Ticket kennzeichnen, damit es sich finden und gruppieren lässt.',
  Language: 'Zwei Buchstaben für die Sprache, in der der Kunde zuerst geschrieben hat.',
  Sentiment: 'Wie zufrieden der Kunde zuletzt klang, von -100 (verärgert) bis 100 (begeistert).',
  SentimentConfidence: 'Wie sicher die Einschätzung der Stimmung ist, in Prozent.',
  SuggestedCategoryId: 'Die Kategorie, die die automatische Analyse wählen würde.',
  SuggestedCategoryName: 'Wie die Kategorie heißt, die die Analyse vorschlägt.',
  OrigHumanCategoryId:
    'Was ein Mensch anstelle des Vorschlags oder in Übereinstimmung mit ihm gewählt hat.',
  Sale: 'Der Verkauf, um den es in dem Ticket geht.',
  Project: 'Das Projekt, um das es in dem Ticket geht.',
  FormSubmission: 'Das ausgefüllte Webformular, mit dem das Ticket begann.',
  TicketType:
    'Um welche Art von Anfrage es sich handelt; bestimmt die Vorgaben für Status, Priorität und Antworten.',
  ActiveStatusMonitorId: 'Der Monitor, der zurzeit für die Firma des Kunden gilt.',
  CustomFields:
    'Werte eigener Felder und zusätzlicher Tabellen als Text, nach den Namen der Felder.',
};
