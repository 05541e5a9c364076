/** What the ticket's properties are, by their names: their tooltips. */
export const descriptions: Readonly<Record<string, string>> = {
  Title: 'Waar het ticket over gaat, in één regel.',
  CreatedAt: 'Wanneer het ticket is geregistreerd.',
  LastChanged:
    'Wanneer er voor het laatst iets aan het ticket is gewijzigd; stuur het terug om wijzigingen van anderen te ontdekken.',
  ReadByOwner: 'Wanneer de eigenaar het ticket voor het laatst open had.',
  ReadByCustomer: 'Wanneer de klant het ticket heeft bekeken.',
  FirstReadByOwner: 'Wanneer de huidige eigenaar het ticket voor het eerst zag.',
  FirstReadByUser: 'Wanneer iemand van ons het ticket voor het eerst opende.',
  Activate: 'Wanneer een uitgesteld ticket weer actief wordt.',
  ClosedAt: 'Wanneer het ticket is gesloten, als dat zo is.',
  RepliedAt: 'Wanneer de klant het eerste antwoord kreeg.',
  AlertTimeout:
    'Wanneer het ticket naar het volgende escalatieniveau gaat als niets het tegenhoudt.',
  Deadline: 'Wanneer het ticket opgelost moet zijn.',
  CreatedBy: 'De gebruiker die het ticket heeft ingevoerd.',
  Author: 'Wie het eerste bericht schreef, als platte tekst.',
  OwnedBy:
    'Wie het ticket behandelt; id 0 laat het niet toegewezen, 2147483647 volgt de toewijzingsregels van de categorie.',
  Category: 'Waar het ticket thuishoort; dat bepaalt ook wie het kan krijgen.',
  Slevel: 'Of klanten het ticket mogen zien.',
  Priority: 'Hoe dringend het ticket is, en volgens welke regels het escaleert.',
  BaseStatus: 'De ingebouwde toestand waar de gekozen status voor staat.',
  Status: 'De status uit je eigen lijst; elke status hoort bij een ingebouwde toestand.',
  Origin: 'Hoe het ticket is binnengekomen.',
  Person: 'De klant bij wie het ticket hoort.',
  SecondaryPersons: 'Meer mensen bij de klant die het ticket volgen.',
  AlertLevel: 'Hoe ver het ticket is geëscaleerd.',
  ConnectId: 'Nummer van het ticket dat dit heeft overgenomen, of 0.',
  ReadStatus: 'Of de eigenaar het laatste nieuws over het ticket heeft gezien.',
  TimeToReply: 'Hoe lang het eerste antwoord op zich liet wachten, in minuten kantoortijd.',
  RealTimeToReply: 'Hoe lang het eerste antwoord op zich liet wachten, in minuten kalendertijd.',
  TimeToClose: 'Hoe lang het ticket open stond, in minuten kantoortijd.',
  RealTimeToClose: 'Hoe lang het ticket open stond, in minuten kalendertijd.',
  TimeSpentInternally:
    'Seconden kantoortijd dat het ticket op ons wachtte, tot de laatste statuswijziging.',
  TimeSpentExternally:
    'Seconden kantoortijd dat het ticket op de klant of een derde partij wachtte, tot de laatste statuswijziging.',
  TimeSpentQueue:
    'Seconden kantoortijd dat het ticket wachtte tot iemand het oppakte, tot de laatste statuswijziging.',
  RealTimeSpentInternally:
    'Seconden dat het ticket op ons wachtte, nachten en weekenden meegerekend.',
  RealTimeSpentExternally:
    'Seconden dat het ticket op anderen wachtte, nachten en weekenden meegerekend.',
  RealTimeSpentQueue:
    'Seconden dat het ticket wachtte tot iemand het oppakte, nachten en weekenden meegerekend.',
  TimeSpent: 'Al het werk dat op het ticket is geboekt, in minuten.',
  HasAttachment: 'Of er ergens in het gesprek een bestand is bijgevoegd.',
  NumReplies: 'Hoeveel antwoorden de klant heeft gekregen.',
  NumMessages: 'Uit hoeveel berichten het gesprek bestaat.',
  FromAddress: 'Het adres waarvandaan het ticket oorspronkelijk is verstuurd.',
  Tags: 'Woorden die het ticket markeren, zodat het te vinden en te groeperen is.',
  Language: 'Code van twee letters voor de taal waarin de klant als eerste schreef.',
  Sentiment: 'Hoe tevreden de klant het laatst klonk, van -100 (boos) tot 100 (verrukt).',
  SentimentConfidence: 'Hoe zeker de inschatting van het sentiment is, in procenten.',
  SuggestedCategoryId: 'De categorie die de automatische analyse zou kiezen.',
  SuggestedCategoryName: 'Hoe de categorie heet die de analyse voorstelt.',
  OrigHumanCategoryId: 'Wat een mens koos in plaats van het voorstel, of in lijn ermee.',
  Sale: 'De verkoop waar het ticket over gaat.',
  Project: 'Het project waar het ticket over gaat.',
  FormSubmission: 'Het ingevulde webformulier waarmee het ticket begon.',
  TicketType:
    'Wat voor soort vraag dit is; bepaalt de standaardwaarden voor status, prioriteit en antwoorden.',
  ActiveStatusMonitorId: 'De monitor die nu geldt voor het bedrijf van de klant.',
  CustomFields: 'Waarden van aangepaste velden en extra tabellen als tekst, op naam van het veld.',
};
