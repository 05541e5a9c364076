import type { Texts } from '../index.js';
import { actions } from './actions.js';
import { bulk } from './bulk.js';
import { composer } from './composer.js';
import { demo } from './demo.js';
import { descriptions } from './descriptions.js';
import { fields } from './fields.js';
import { filters } from './filters.js';
import { labels, members } from './labels.js';
import { messages } from './messages.js';
import { onward } from './onward.js';
import { page } from './page.js';
import { palette } from './palette.js';
import { relations } from './relations.js';
import { setup } from './setup.js';
import { split } from './split.js';
import { timeline } from './timeline.js';

/** The texts in German. */
export const de: Texts = {
  ...actions,
  ...bulk,
  ...composer,
  ...fields,
  ...filters,
  ...messages,
  ...onward,
  ...page,
  ...palette,
  ...relations,
  ...split,
  ...timeline,
  demo,
  setup,
  product: 'Ticketwire',
  locale: 'de',
  labels,
  descriptions,
  members,

  list: {
    label: 'Tickets',
    views: 'Ansichten',
    mine: 'Meine offenen',
    unassigned: 'Nicht zugewiesen',
    open: 'Alle offenen',
    closed: 'Geschlossen',
    search: 'Titel, Kunden, #Nummer suchen',
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
  },

  size: {
    byte: '1 Byte',
    units: ['Byte', 'KB', 'MB', 'GB'],
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

  value: {
    empty: 'leer',
    yes: 'Ja',
    no: 'Nein',
    unassigned: 'Nicht zugewiesen',
    automatic: 'Automatisch (nach den Regeln der Kategorie)',
    unknown: (id: number) => `#${id}`,
  },

  editor: {
    loading: 'Das Ticket wird geladen',
    notFound: (id: number) => `Ticket #${id} gibt es nicht, oder Sie dürfen es nicht sehen`,
    properties: 'Eigenschaften',
    conversation: 'Konversation',
    panes: 'Teile des Tickets',
    edited: (label: string) => `${label} bearbeiten`,
    noChanges: 'Keine Änderungen',
    changes: (count: number) => (count === 1 ? '1 Änderung' : `${count} Änderungen`),
    review: 'Prüfen',
    discard: 'Verwerfen',
    save: 'Speichern',
    saving: 'Wird gespeichert…',
    saveKey: 'Strg+S',
    take: 'Übernehmen',
    close: 'Ticket schließen',
    reopen: 'Wieder öffnen',
    undo: 'Rückgängig',
    discarded: 'Änderungen verworfen',
    restore: 'Wiederherstellen',
    putOnTop:
      'Ihre Änderungen beruhen jetzt auf der neuesten Fassung. Bitte prüfen und noch einmal speichern.',
    notSaved: (id: number) =>
      `Ticket #${id} wurde nicht gespeichert. Die Änderungen sind noch da; öffnen Sie es, um fortzufahren.`,
    tookTheirs: 'Sie sehen jetzt die neueste Fassung',
    createdAt: (time: string) => `Erstellt ${time}`,
    changedAt: (time: string) => `geändert ${time}`,
    ticket: 'Ticket',
    select: 'Wählen Sie ein Ticket aus der Liste',
    actions: 'Speichern',
    unfinished: (count: number) =>
      count === 1 ? '1 Wert ist unvollständig' : `${count} Werte sind unvollständig`,
    redo: 'Wiederholen',
    undoEdit: 'Letzte Änderung zurücknehmen',
    redoEdit: 'Änderung wiederholen',
    notify: 'E-Mail an Zuständige',
    notifyHint: 'Nach dem Speichern erhält die zuständige Person eine E-Mail darüber',
    told: 'Die zuständige Person erhält eine E-Mail.',
    toldUnknown: 'Ob die zuständige Person eine E-Mail erhalten hat, ist nicht bekannt.',
    savedChange: (what: string, milliseconds: number) =>
      `In ${milliseconds} ms gespeichert: ${what}.`,
    undoneChange: (what: string) => `Rückgängig gemacht: ${what}`,
    redoneChange: (what: string) => `Wiederholt: ${what}`,
    othersKept: (what: string) =>
      `Inzwischen von jemand anderem geändert: ${what}; beides bleibt erhalten.`,
    othersChanged: (when: string, what: string) => `Jemand anderes, ${when}: ${what}`,
    othersOverlap: (when: string, what: string) =>
      `Jemand anderes, ${when}: ${what}. Sie bearbeiten dasselbe; beim Speichern sehen Sie beides.`,
    newMessages: (count: number, authors = '') =>
      (count === 1 ? '1 neue Nachricht' : `${count} neue Nachrichten`) +
      (authors && ` von ${authors}`),
    decide: 'Entscheiden',
    dismiss: 'Diese Meldung schließen',
    unreadTitle: 'Das Ticket schließen?',
    unread: (count: number) =>
      count === 1
        ? '1 neue Nachricht kam, während Sie das Ticket geöffnet hatten.'
        : `${count} neue Nachrichten kamen, während Sie das Ticket geöffnet hatten.`,
    unreadShow: 'Konversation anzeigen',
    unreadClose: 'Trotzdem schließen',
  },

  mail: {
    frame: (author: string) => `Nachricht von ${author}`,
    showImages: (count: number) =>
      count === 1 ? '1 externes Bild anzeigen' : `${count} externe Bilder anzeigen`,
    imagesRemoved: 'Externe Bilder können dem Absender verraten, dass Sie dies gelesen haben.',
    imagesBlocked: 'Die Sicherheitsrichtlinie dieser Seite erlaubt keine externen Bilder.',
    originalColours: 'Originalfarben',
    more: 'Ganze Nachricht anzeigen',
    less: 'Weniger anzeigen',
    showQuoted: 'Zitierten Text anzeigen',
    hideQuoted: 'Zitierten Text ausblenden',
    tooLarge: 'Diese Nachricht ist sehr groß. Nur ihr Text wird angezeigt.',
    showFormatted: 'Mit Formatierung anzeigen',
    showAllText: 'Gesamten Text anzeigen',
  },

  review: {
    title: (count: number) => (count === 1 ? '1 Änderung prüfen' : `${count} Änderungen prüfen`),
    property: 'Eigenschaft',
    before: 'Vorher',
    after: 'Nachher',
    undo: 'Zurücknehmen',
    undoLabel: (label: string) => `Zurücknehmen: ${label}`,
    body: 'Genau so wird es gesendet',
    curl: 'Als curl kopieren',
    typescript: 'Als TypeScript kopieren',
    copied: 'Kopiert',
    copyFailed: 'Der Browser hat das Kopieren nicht erlaubt',
    guarded: 'Gesichert: Ändert jemand anderes eines davon zuvor, wird nichts überschrieben.',
    guardedByStamp:
      'Gesichert: Ein langer Text wird nicht verglichen; ändert also jemand zuvor irgendetwas am Ticket, ' +
      'wird nichts überschrieben.',
    back: 'Zurück',
    added: (names: string) => `hinzugefügt: ${names}`,
    removed: (names: string) => `entfernt: ${names}`,
    headers: 'Header-Felder',
  },

  conflict: {
    titles: {
      overlap: 'Jemand anderes hat dieses Ticket zuerst gespeichert',
      closed: 'Jemand anderes hat dieses Ticket geschlossen',
      deleted: 'Jemand anderes hat dieses Ticket gelöscht',
      merged: 'Jemand anderes hat dieses Ticket zusammengeführt',
    },
    mergedInto: (id: number) => `Es ist jetzt Teil von #${id}.`,
    continueIn: (id: number) => `In #${id} fortfahren`,
    changed: (relative: string, absolute: string) => `Geändert ${relative} (${absolute}).`,
    nothingLost: 'Nichts wurde überschrieben, und Ihre Änderungen sind noch da.',
    property: 'Eigenschaft',
    before: 'Beim Öffnen',
    mine: 'Von Ihnen',
    theirs: 'Jetzt auf dem Server',
    keepMine: 'Eigenes behalten',
    takeTheirs: 'Anderes übernehmen',
    choice: (label: string) => `${label}: welcher Wert bleiben soll`,
    others: 'Ebenfalls von jemand anderem geändert, und beibehalten:',
    merged: 'Beide Seiten sind zusammengeführt',
    untouched: 'Das hat sonst niemand geändert',
    same: 'Denselben Wert hat jemand anderes gespeichert',
    top: 'Meine Änderungen darauf anwenden',
    discard: 'Meine verwerfen',
    back: 'Zurück zu meinen Änderungen',
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

  outbox: {
    title: 'Postausgang',
    loading: 'Postausgang: Es wird nachgesehen, was aufbewahrt ist',
    empty: 'Alles ist gesendet.',
    label: (count: number, attention: number) =>
      attention > 0
        ? `Postausgang: ${count} nicht gesendet, ${attention} davon ${attention === 1 ? 'wartet' : 'warten'} auf Sie`
        : count === 0
          ? 'Postausgang: alles gesendet'
          : `Postausgang: ${count} nicht gesendet`,
    offline:
      'Der Server ist nicht erreichbar. Alles ist aufbewahrt und wird gesendet, sobald er es wieder ist.',
    paused: 'Melden Sie sich an, dann wird von selbst gesendet, was wartet.',
    login: 'Anmelden',
    memory:
      'Dieser Browser bewahrt für diese Seite nichts auf: Was nicht gespeichert ist, endet mit diesem Tab.',
    full: 'Der Speicher des Browsers ist voll: Ihr neuester Text ist nicht gesichert, eine ältere Fassung schon.',
    save: 'Speichern',
    undo: 'Speichern zurücknehmen',
    redo: 'Speichern wiederholen',
    reply: 'Antwort',
    comment: 'Interner Kommentar',
    create: 'Neues Ticket',
    states: {
      waiting: 'Wartet auf das Senden.',
      sending: 'Wird gesendet.',
      unknown:
        'Es kam keine Antwort. Auf dem Server wird danach gesucht, bevor noch einmal gesendet wird.',
      done: 'Gesendet.',
      conflict: 'Jemand anderes hat zuerst gespeichert. Öffnen Sie das Ticket, um zu entscheiden.',
      refused: 'Der Server hat es abgelehnt.',
      asks: 'Es kam keine Antwort, und der Server teilt nicht mit, ob es gesendet wurde.',
      network: 'Wartet, bis der Server erreichbar ist.',
      server: 'Der Server konnte es nicht ausführen. Es wird von selbst erneut versucht.',
      session: 'Wartet auf Ihre Anmeldung.',
      full: 'Wartet auf Platz im Speicher des Browsers, damit es sicher nur einmal gesendet wird.',
      held: (seconds: number) => `Wird noch ${seconds} s zurückgehalten.`,
    },
    why: {
      overlap: 'Jemand anderes hat dasselbe geändert. Öffnen Sie das Ticket, um zu entscheiden.',
      closed: 'Das Ticket wurde inzwischen geschlossen. Öffnen Sie es, um zu entscheiden.',
      merged:
        'Das Ticket wurde inzwischen mit einem anderen zusammengeführt. Öffnen Sie es, um zu entscheiden.',
      deleted: 'Das Ticket wurde inzwischen gelöscht. Öffnen Sie es, um zu entscheiden.',
    },
    open: (id: number) => `Ticket #${id} öffnen`,
    retry: 'Jetzt versuchen',
    cancel: 'Zurücknehmen',
    wasSent: 'Es wurde gesendet',
    sendAgain: 'Noch einmal senden',
    ticket: (id: number, title: string) => (id === 0 ? title : `#${id} ${title}`),
    saves: 'Von mir gespeichert',
    noSaves: 'Auf diesem Computer wurde noch nichts gespeichert.',
    undoSave: 'Rückgängig',
    redoSave: 'Wiederholen',
    undone: 'zurückgenommen',
    change: (label: string, before: string, after: string) => `${label}: ${before} → ${after}`,
    more: (count: number) => `und ${count} mehr`,
    saved: (id: number) => `Ticket #${id} ist gespeichert.`,
    undoneOf: (id: number) => `Das Speichern von Ticket #${id} ist zurückgenommen.`,
    redoneOf: (id: number) => `Das Speichern von Ticket #${id} ist wiederholt.`,
    sent: (id: number) => `Die Nachricht zu Ticket #${id} ist gespeichert.`,
    mailed: (id: number) => `Die Nachricht zu Ticket #${id} ist gesendet.`,
    created: (id: number) => `Ticket #${id} ist angelegt.`,
    needsYou: (id: number) =>
      `Ticket #${id} wurde nicht gespeichert: Sehen Sie im Postausgang nach.`,
  },

  connection: {
    /** By the address as it is written in `base-url`. */
    noAddress: (given: string) => `„${given}“ ist nicht die Adresse eines Ticketdienstes.`,
    unreachable: (root: string) => `Der Ticketdienst unter ${root} ist nicht erreichbar.`,
    noService: (root: string) => `Unter ${root} gibt es keinen Ticketdienst`,
    noTicketId: (given: string) => `„${given}“ ist keine Ticketnummer.`,
  },
};

/** After `vor` and `in`: `2 Tagen`. */
function dative(distance: string): string {
  return distance.replace(/Tage$/, 'Tagen');
}
