import type { FirstTexts } from '../first.js';
import { labels } from './labels.js';
import { page } from './page.js';

/** The texts in German that are there from the start; `index.ts` has all of them. */
export const first: FirstTexts = {
  ...page,
  product: 'Ticketwire',
  locale: 'de',
  labels,
  language: 'Sprache',

  list: {
    label: 'Tickets',
    views: 'Ansichten',
    mine: 'Meine offenen',
    unassigned: 'Nicht zugewiesen',
    open: 'Alle offenen',
    closed: 'Geschlossen',
    search: 'Titel, Kunden, Nachrichten, #Nummer suchen',
    order: 'Reihenfolge',
    byDeadline: 'Nächste Frist zuerst',
    byChange: 'Neueste Änderung zuerst',
    refresh: 'Liste aktualisieren',
    more: 'Weitere Tickets werden geladen',
    empty: 'Hier gibt es keine Tickets',
    emptyMine: 'Sie haben keine offenen Tickets',
    emptySearch: (query: string) => `Hier passt nichts zu „${query}“`,
    clearSearch: 'Suche leeren',
    unread: 'Ungelesen',
    edited: 'Ungespeichert',
    unassignedOwner: 'Nicht zugewiesen',
    noPerson: 'Kein Kontakt',
    count: (count: number, more: boolean) =>
      more
        ? `${count} angezeigt, weitere lassen sich laden`
        : count === 1
          ? '1 Ticket'
          : `${count} Tickets`,
    postponed: 'Zurückgestellt',
    byReturn: 'Nächste Rückkehr',
    returns: (time: string) => `zurück ${time}`,
    titlesOnly:
      'Zu viele Kunden passen zu diesen Wörtern; nur Titel und Nummern wurden durchsucht.',
    failed: 'Die Tickets konnten nicht geladen werden.',
    breaching: 'Bald fällig',
    groups: {
      overdue: 'Überfällig',
      today: 'Heute',
      later: 'Später',
      undated: 'Ohne Datum',
      yesterday: 'Gestern',
      earlier: 'Früher',
    },
    searchMessages: 'In Texten der Nachrichten suchen',
    hides: 'Nichts hier passt zum Filter. Er verbirgt die anderen Tickets dieser Ansicht.',
    hidesWithSearch: (query: string) =>
      `Nichts hier passt sowohl zu „${query}“ als auch zum Filter, der andere Tickets dieser Ansicht verbirgt.`,
    clearFilter: 'Filter aufheben',
    ownViews: 'Meine Ansichten',
    fact: (label: string, value: string) => `${label}: ${value}`,
  },

  time: {
    none: 'Keine Frist',
    overdue: (distance: string) => `${distance} zu spät`,
    left: (distance: string) => `noch ${distance}`,
    now: 'gerade eben',
    ago: (distance: string) => `vor ${dative(distance)}`,
    in: (distance: string) => `in ${dative(distance)}`,
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} h`,
    days: (count: number) => (count === 1 ? '1 Tag' : `${count} Tage`),
  },

  errors: {
    unauthorized:
      'Ihre Sitzung ist beendet. Melden Sie sich wieder an; Ihre Änderungen sind noch da.',
    throttled: 'Zu viele Versuche. Warten Sie einen Moment, und versuchen Sie es dann erneut.',
    forbidden: 'Das dürfen Sie nicht.',
    server:
      'Der Server konnte das nicht ausführen. Ihre Änderungen sind noch da; versuchen Sie es gleich noch einmal.',
    unexpected: 'Etwas Unerwartetes ist passiert.',
    retry: 'Erneut versuchen',
    close: 'Schließen',
    /** What is wrong with a property. */
    at: (label: string, message: string) => `${label}: ${message}`,
    unsupported: 'Das kann der Server nicht.',
    /** Why there is no core; the reader may have to tell somebody. */
    core: {
      blocked:
        'Der Kern des Programms darf hier nicht laufen: In der Sicherheitsrichtlinie dieser Seite fehlt ' +
        '„wasm-unsafe-eval“ in script-src, oder die Adresse des Kerns in connect-src.',
      offline: 'Der Kern des Programms konnte nicht geladen werden: Es gibt kein Netz.',
      unreachable:
        'Der Kern des Programms konnte nicht geladen werden: Sein Server ist nicht erreichbar.',
      timeout: 'Der Kern des Programms konnte nicht rechtzeitig geladen werden.',
      missing: 'Der Kern des Programms ist nicht am richtigen Ort: Die Datei core.wasm fehlt.',
      refused:
        'Der Kern des Programms konnte nicht geladen werden: Sein Server hat ihn verweigert.',
      html: 'Der Kern des Programms ist nicht am richtigen Ort: Statt core.wasm kam eine Seite.',
      foreign:
        'Der Kern des Programms konnte nicht geladen werden: core.wasm ist eine andere Datei.',
      truncated: 'Vom Kern des Programms ist nur ein Teil angekommen.',
      corrupt: 'Der Kern des Programms wurde unterwegs beschädigt.',
      version: 'Der Kern des Programms hat eine andere Version als das Programm.',
      unsupported:
        'Dieser Browser kann den Kern des Programms nicht ausführen; ein neuerer kann es.',
    },
    /** By the code of what happened, where the server's own words say less. */
    byCode: {
      network:
        'Der Server ist nicht erreichbar. Ihre Änderungen sind noch da; versuchen Sie es erneut, wenn die Verbindung wieder besteht.',
      timeout:
        'Der Server hat nicht rechtzeitig geantwortet. Ihre Änderungen sind noch da; versuchen Sie es gleich noch einmal.',
      credentials_wrong: 'Benutzername oder Passwort ist falsch.',
      not_selected:
        'Das wurde mit dem Ticket nicht gelesen. Öffnen Sie es noch einmal, um es zu ändern.',
      value_type: 'Ein Wert dieser Art passt hier nicht.',
      value_range: 'Die Zahl ist zu groß oder zu klein.',
      value_enum: 'Diese Auswahl kennt der Server nicht.',
      value_date: 'Das ist kein Datum mit Uhrzeit.',
      value_length: 'Der Text ist zu lang.',
      reference_not_found: 'Was gewählt wurde, gibt es nicht mehr.',
      entity_not_found: 'Das gibt es nicht, oder Sie dürfen es nicht sehen.',
      save_not_found: 'Das gibt es nicht mehr.',
      patch_test_failed: 'Jemand anderes hat zuerst gespeichert.',
      precondition_failed: 'Jemand anderes hat zuerst gespeichert.',
      response_unexpected: 'Der Server hat mit etwas Unverständlichem geantwortet.',
    },
  },

  connection: {
    /** By the address as it is written in `base-url`. */
    noAddress: (given: string) => `„${given}“ ist nicht die Adresse eines Ticketdienstes.`,
    unreachable: (root: string) => `Der Ticketdienst unter ${root} ist nicht erreichbar.`,
    noService: (root: string) => `Unter ${root} gibt es keinen Ticketdienst`,
    noTicketId: (given: string) => `„${given}“ ist keine Ticketnummer.`,
  },

  picking: {
    picked: (count: number) => `${count} ausgewählt`,
    edit: 'Bearbeiten, antworten, zusammenführen, löschen…',
    clear: 'Auswahl aufheben',
  },
};

/** After `vor` and `in`: `2 Tagen`. */
function dative(distance: string): string {
  return distance.replace(/Tage$/, 'Tagen');
}
