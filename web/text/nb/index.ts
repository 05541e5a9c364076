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

/** The texts in Norwegian (Bokmål). */
export const nb: Texts = {
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
    byte: '1 byte',
    units: ['byte', 'kB', 'MB', 'GB'],
  },

  value: {
    empty: 'tom',
    yes: 'Ja',
    no: 'Nei',
    unassigned: 'Ufordelt',
    automatic: 'Automatisk (etter kategoriens regler)',
    unknown: (id: number) => `#${id}`,
  },

  editor: {
    loading: 'Laster saken',
    notFound: (id: number) => `Sak #${id} finnes ikke, eller du har ikke tilgang til å se den`,
    properties: 'Egenskaper',
    conversation: 'Samtale',
    panes: 'Deler av saken',
    edited: (label: string) => `Rediger ${label}`,
    noChanges: 'Ingen endringer',
    changes: (count: number) => (count === 1 ? '1 endring' : `${count} endringer`),
    review: 'Se gjennom',
    discard: 'Forkast',
    save: 'Lagre',
    saving: 'Lagrer…',
    saveKey: 'Ctrl+S',
    take: 'Ta saken',
    close: 'Avslutt sak',
    reopen: 'Gjenåpne',
    undo: 'Angre',
    discarded: 'Endringene er forkastet',
    restore: 'Hent tilbake',
    putOnTop:
      'Endringene dine ligger nå oppå den nyeste versjonen. Se gjennom dem og lagre på nytt.',
    notSaved: (id: number) =>
      `Sak #${id} ble ikke lagret. Endringene er tatt vare på; åpne saken for å fortsette.`,
    tookTheirs: 'Du ser nå den nyeste versjonen',
    createdAt: (time: string) => `Opprettet ${time}`,
    changedAt: (time: string) => `endret ${time}`,
    select: 'Velg en sak i listen',
    quick: 'Med én gang',
    actions: 'Lagring',
    unfinished: (count: number) =>
      count === 1 ? '1 verdi er ikke fullstendig' : `${count} verdier er ikke fullstendige`,
    redo: 'Gjør om',
    undoEdit: 'Angre siste endring',
    redoEdit: 'Gjør om endringen',
    notify: 'Send e-post til eieren',
    notifyHint: 'Når saken er lagret, får eieren en e-post om det',
    told: 'Eieren får en e-post.',
    toldUnknown: 'Det er uvisst om eieren har fått en e-post.',
    savedChange: (what: string, milliseconds: number) => `Lagret på ${milliseconds} ms: ${what}.`,
    undoneChange: (what: string) => `Angret: ${what}`,
    redoneChange: (what: string) => `Utført på nytt: ${what}`,
    othersKept: (what: string) =>
      `Noen andre endret ${what} i mellomtiden; begge deler er beholdt.`,
    othersChanged: (when: string, what: string) => `Noen andre, ${when}: ${what}`,
    othersOverlap: (when: string, what: string) =>
      `Noen andre, ${when}: ${what}. Du redigerer det samme; når du lagrer, får du se begge deler.`,
    newMessages: (count: number, authors = '') =>
      (count === 1 ? '1 ny melding' : `${count} nye meldinger`) + (authors && ` fra ${authors}`),
    decide: 'Avgjør',
    dismiss: 'Lukk denne meldingen',
    unreadTitle: 'Avslutte saken?',
    unread: (count: number) =>
      count === 1
        ? 'Det kom 1 ny melding mens du hadde saken åpen.'
        : `Det kom ${count} nye meldinger mens du hadde saken åpen.`,
    unreadShow: 'Vis samtalen',
    unreadClose: 'Avslutt likevel',
  },

  mail: {
    frame: (author: string) => `Melding fra ${author}`,
    showImages: (count: number) =>
      count === 1 ? 'Vis 1 eksternt bilde' : `Vis ${count} eksterne bilder`,
    imagesRemoved: 'Eksterne bilder kan røpe for avsenderen at du har lest dette.',
    imagesBlocked: 'Sidens sikkerhetspolicy tillater ikke eksterne bilder.',
    originalColours: 'Opprinnelige farger',
    more: 'Vis hele meldingen',
    less: 'Vis mindre',
    showQuoted: 'Vis sitert tekst',
    hideQuoted: 'Skjul sitert tekst',
    tooLarge: 'Denne meldingen er svært stor. Bare teksten vises.',
    showFormatted: 'Vis med formatering',
    showAllText: 'Vis hele teksten',
  },

  review: {
    title: (count: number) =>
      count === 1 ? 'Se gjennom 1 endring' : `Se gjennom ${count} endringer`,
    property: 'Egenskap',
    before: 'Før',
    after: 'Etter',
    undo: 'Angre denne',
    undoLabel: (label: string) => `Angre denne: ${label}`,
    body: 'Nøyaktig slik det sendes',
    curl: 'Kopier som curl',
    typescript: 'Kopier som TypeScript',
    copied: 'Kopiert',
    copyFailed: 'Nettleseren tillot ikke kopiering',
    guarded: 'Sikret: Hvis noen andre endrer noe av dette først, blir ingenting overskrevet.',
    guardedByStamp:
      'Sikret: En lang tekst sammenlignes ikke, så hvis noen endrer noe som helst i saken først, ' +
      'blir ingenting overskrevet.',
    back: 'Tilbake',
    added: (names: string) => `lagt til ${names}`,
    removed: (names: string) => `fjernet ${names}`,
    headers: 'Hodefelter',
  },

  conflict: {
    titles: {
      overlap: 'Noen andre lagret denne saken først',
      closed: 'Noen andre avsluttet denne saken',
      deleted: 'Noen andre slettet denne saken',
      merged: 'Noen andre slo sammen denne saken med en annen',
    },
    mergedInto: (id: number) => `Den er nå en del av #${id}.`,
    continueIn: (id: number) => `Fortsett i #${id}`,
    changed: (relative: string, absolute: string) => `Endret ${relative} (${absolute}).`,
    nothingLost: 'Ingenting ble overskrevet, og endringene dine er tatt vare på.',
    property: 'Egenskap',
    before: 'Da du åpnet saken',
    mine: 'Din verdi',
    theirs: 'Nå på serveren',
    keepMine: 'Behold min',
    takeTheirs: 'Bruk den andres',
    choice: (label: string) => `${label}: hvilken verdi som skal beholdes`,
    others: 'Også endret av noen andre, og beholdt:',
    merged: 'Begge sider er slått sammen',
    untouched: 'Ingen andre har endret dette',
    same: 'Noen andre har lagret den samme verdien',
    top: 'Legg mine endringer oppå',
    discard: 'Forkast mine',
    back: 'Tilbake til mine endringer',
  },

  outbox: {
    empty: 'Alt er sendt.',
    label: (count: number, attention: number) =>
      attention > 0
        ? `Utboks: ${count} ikke sendt, ${attention} av dem venter på deg`
        : count === 0
          ? 'Utboks: alt er sendt'
          : `Utboks: ${count} ikke sendt`,
    offline: 'Serveren kan ikke nås. Alt er tatt vare på og sendes når den kan nås igjen.',
    paused: 'Logg inn, så sendes det som venter, av seg selv.',
    login: 'Logg inn',
    memory:
      'Nettleseren tar ikke vare på noe for denne siden: Det som ikke er lagret, forsvinner med denne fanen.',
    full: 'Nettleserens lager er fullt: Den nyeste teksten din er ikke tatt vare på, men det er en eldre kopi.',
    save: 'Lagring',
    undo: 'Angre lagring',
    redo: 'Gjør om lagring',
    reply: 'Svar',
    comment: 'Intern kommentar',
    create: 'Ny sak',
    states: {
      waiting: 'Venter på å bli sendt.',
      sending: 'Sendes nå.',
      unknown: 'Det har ikke kommet noe svar. Serveren undersøkes før noe sendes på nytt.',
      done: 'Sendt.',
      conflict: 'Noen andre har lagret først. Åpne saken for å avgjøre hva som skal gjelde.',
      refused: 'Serveren avviste det.',
      asks: 'Det har ikke kommet noe svar, og serveren oppgir ikke om det ble sendt.',
      network: 'Venter til serveren kan nås.',
      server: 'Serveren klarte det ikke. Det prøves automatisk på nytt.',
      session: 'Venter på at du logger inn.',
      full: 'Venter på plass i nettleserens lager, slik at det sikkert bare sendes én gang.',
      held: (seconds: number) => `Holdes tilbake i ${seconds} s.`,
    },
    why: {
      overlap: 'Noen andre har endret det samme. Åpne saken for å avgjøre hva som skal gjelde.',
      closed: 'Saken ble avsluttet i mellomtiden. Åpne den for å avgjøre hva som skal skje.',
      merged:
        'Saken ble slått sammen med en annen i mellomtiden. Åpne den for å avgjøre hva som skal skje.',
      deleted: 'Saken ble slettet i mellomtiden. Åpne den for å avgjøre hva som skal skje.',
    },
    open: (id: number) => `Åpne sak #${id}`,
    retry: 'Prøv nå',
    cancel: 'Trekk tilbake',
    wasSent: 'Det ble sendt',
    sendAgain: 'Send på nytt',
    ticket: (id: number, title: string) => (id === 0 ? title : `#${id} ${title}`),
    saves: 'Mine lagringer',
    noSaves: 'Ingenting er lagret på denne datamaskinen ennå.',
    undoSave: 'Angre',
    redoSave: 'Gjør om',
    undone: 'angret',
    change: (label: string, before: string, after: string) => `${label}: ${before} → ${after}`,
    more: (count: number) => `og ${count} til`,
    saved: (id: number) => `Sak #${id} er lagret.`,
    undoneOf: (id: number) => `Lagringen av sak #${id} er angret.`,
    redoneOf: (id: number) => `Lagringen av sak #${id} er utført på nytt.`,
    sent: (id: number) => `Meldingen i sak #${id} er lagret.`,
    mailed: (id: number) => `Meldingen i sak #${id} er sendt.`,
    created: (id: number) => `Sak #${id} er opprettet.`,
    needsYou: (id: number) => `Sak #${id} ble ikke lagret: Se i utboksen.`,
  },
};
