import type { Texts } from '../index.js';
import { actions } from './actions.js';
import { bulk } from './bulk.js';
import { composer } from './composer.js';
import { demo } from './demo.js';
import { descriptions } from './descriptions.js';
import { fields } from './fields.js';
import { filters } from './filters.js';
import { first } from './first.js';
import { members } from './labels.js';
import { messages } from './messages.js';
import { onward } from './onward.js';
import { palette } from './palette.js';
import { relations } from './relations.js';
import { setup } from './setup.js';
import { split } from './split.js';
import { timeline } from './timeline.js';

/** The texts in German. */
export const de: Texts = {
  ...first,
  ...actions,
  ...bulk,
  ...composer,
  ...fields,
  ...filters,
  ...messages,
  ...onward,
  ...palette,
  ...relations,
  ...split,
  ...timeline,
  demo,
  setup,
  descriptions,
  members,

  size: {
    byte: '1 Byte',
    units: ['Byte', 'KB', 'MB', 'GB'],
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
    select: 'Wählen Sie ein Ticket aus der Liste',
    quick: 'Sofort',
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

  outbox: {
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
};
