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

/** The texts in Danish. */
export const da: Texts = {
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
    no: 'Nej',
    unassigned: 'Ufordelt',
    automatic: 'Automatisk (efter kategoriens regler)',
    unknown: (id: number) => `#${id}`,
  },

  editor: {
    loading: 'Indlæser sagen',
    notFound: (id: number) => `Sag #${id} findes ikke, eller du har ikke adgang til at se den`,
    properties: 'Egenskaber',
    conversation: 'Samtale',
    panes: 'Dele af sagen',
    edited: (label: string) => `Rediger ${label}`,
    noChanges: 'Ingen ændringer',
    changes: (count: number) => (count === 1 ? '1 ændring' : `${count} ændringer`),
    review: 'Gennemse',
    discard: 'Kassér',
    save: 'Gem',
    saving: 'Gemmer…',
    saveKey: 'Ctrl+S',
    take: 'Tag sagen',
    close: 'Afslut sag',
    reopen: 'Genåbn',
    undo: 'Fortryd',
    discarded: 'Ændringerne er kasseret',
    restore: 'Hent tilbage',
    putOnTop: 'Dine ændringer ligger nu oven på den nyeste version. Gennemse dem, og gem igen.',
    notSaved: (id: number) =>
      `Sag #${id} blev ikke gemt. Ændringerne er bevaret; åbn sagen for at fortsætte.`,
    tookTheirs: 'Du ser nu den nyeste version',
    createdAt: (time: string) => `Oprettet ${time}`,
    changedAt: (time: string) => `ændret ${time}`,
    select: 'Vælg en sag på listen',
    quick: 'Straks',
    actions: 'Gem ændringer',
    unfinished: (count: number) =>
      count === 1 ? '1 værdi er ikke fuldstændig' : `${count} værdier er ikke fuldstændige`,
    redo: 'Gentag',
    undoEdit: 'Fortryd den seneste ændring',
    redoEdit: 'Gentag ændringen',
    notify: 'Send e-mail til ejeren',
    notifyHint: 'Når sagen er gemt, får ejeren en e-mail om det',
    told: 'Ejeren får en e-mail.',
    toldUnknown: 'Det vides ikke, om ejeren har fået en e-mail.',
    savedChange: (what: string, milliseconds: number) => `Gemt på ${milliseconds} ms: ${what}.`,
    undoneChange: (what: string) => `Fortrudt: ${what}`,
    redoneChange: (what: string) => `Udført igen: ${what}`,
    othersKept: (what: string) =>
      `En anden har ændret ${what} i mellemtiden; begge dele er bevaret.`,
    othersChanged: (when: string, what: string) => `En anden, ${when}: ${what}`,
    othersOverlap: (when: string, what: string) =>
      `En anden, ${when}: ${what}. Du redigerer det samme; når du gemmer, vises begge dele.`,
    newMessages: (count: number, authors = '') =>
      (count === 1 ? '1 ny meddelelse' : `${count} nye meddelelser`) +
      (authors && ` fra ${authors}`),
    decide: 'Afgør',
    dismiss: 'Luk denne meddelelse',
    unreadTitle: 'Vil du afslutte sagen?',
    unread: (count: number) =>
      count === 1
        ? 'Der kom 1 ny meddelelse, mens du havde sagen åben.'
        : `Der kom ${count} nye meddelelser, mens du havde sagen åben.`,
    unreadShow: 'Vis samtalen',
    unreadClose: 'Afslut alligevel',
  },

  mail: {
    frame: (author: string) => `Meddelelse fra ${author}`,
    showImages: (count: number) =>
      count === 1 ? 'Vis 1 eksternt billede' : `Vis ${count} eksterne billeder`,
    imagesRemoved: 'Eksterne billeder kan afsløre for afsenderen, at du har læst dette.',
    imagesBlocked: 'Sidens sikkerhedspolitik tillader ikke eksterne billeder.',
    originalColours: 'Oprindelige farver',
    more: 'Vis hele meddelelsen',
    less: 'Vis mindre',
    showQuoted: 'Vis citeret tekst',
    hideQuoted: 'Skjul citeret tekst',
    tooLarge: 'Denne meddelelse er meget stor. Kun teksten vises.',
    showFormatted: 'Vis med formatering',
    showAllText: 'Vis hele teksten',
  },

  review: {
    title: (count: number) => (count === 1 ? 'Gennemse 1 ændring' : `Gennemse ${count} ændringer`),
    property: 'Egenskab',
    before: 'Før',
    after: 'Efter',
    undo: 'Fortryd denne',
    undoLabel: (label: string) => `Fortryd denne: ${label}`,
    body: 'Præcis som det sendes',
    curl: 'Kopiér som curl',
    typescript: 'Kopiér som TypeScript',
    copied: 'Kopieret',
    copyFailed: 'Browseren tillod ikke kopiering',
    guarded: 'Sikret: Hvis en anden ændrer noget af dette først, bliver intet overskrevet.',
    guardedByStamp:
      'Sikret: En lang tekst sammenlignes ikke, så hvis nogen ændrer noget som helst i sagen først, ' +
      'bliver intet overskrevet.',
    back: 'Tilbage',
    added: (names: string) => `tilføjet ${names}`,
    removed: (names: string) => `fjernet ${names}`,
    headers: 'Headerfelter',
  },

  conflict: {
    titles: {
      overlap: 'En anden har gemt denne sag først',
      closed: 'En anden har afsluttet denne sag',
      deleted: 'En anden har slettet denne sag',
      merged: 'En anden har flettet denne sag',
    },
    mergedInto: (id: number) => `Den er nu en del af #${id}.`,
    continueIn: (id: number) => `Fortsæt i #${id}`,
    changed: (relative: string, absolute: string) => `Ændret ${relative} (${absolute}).`,
    nothingLost: 'Intet blev overskrevet, og dine ændringer er bevaret.',
    property: 'Egenskab',
    before: 'Da du åbnede sagen',
    mine: 'Din værdi',
    theirs: 'Nu på serveren',
    keepMine: 'Behold min',
    takeTheirs: 'Brug den andens',
    choice: (label: string) => `${label}: hvilken værdi der skal beholdes`,
    others: 'Også ændret af en anden og bevaret:',
    merged: 'Begge sider er flettet sammen',
    untouched: 'Ingen andre har ændret dette',
    same: 'En anden har gemt den samme værdi',
    top: 'Læg mine ændringer ovenpå',
    discard: 'Kassér mine',
    back: 'Tilbage til mine ændringer',
  },

  outbox: {
    empty: 'Alt er sendt.',
    label: (count: number, attention: number) =>
      attention > 0
        ? `Udbakke: ${count} ikke sendt, ${attention} af dem venter på dig`
        : count === 0
          ? 'Udbakke: alt er sendt'
          : `Udbakke: ${count} ikke sendt`,
    offline:
      'Der er ingen forbindelse til serveren. Alt er bevaret og sendes, når forbindelsen er tilbage.',
    paused: 'Log ind, så sendes det, der venter, af sig selv.',
    login: 'Log ind',
    memory:
      'Browseren opbevarer ikke noget for denne side: Det, der ikke er gemt, forsvinder med denne fane.',
    full: 'Browserens lager er fyldt: Din nyeste tekst er ikke bevaret, men det er en ældre kopi.',
    save: 'Ændring',
    undo: 'Fortryd ændring',
    redo: 'Gentag ændring',
    reply: 'Svar',
    comment: 'Intern kommentar',
    create: 'Ny sag',
    states: {
      waiting: 'Venter på at blive sendt.',
      sending: 'Sendes nu.',
      unknown: 'Der er ikke kommet noget svar. Serveren undersøges, før noget sendes igen.',
      done: 'Sendt.',
      conflict: 'En anden har gemt først. Åbn sagen for at afgøre, hvad der skal gælde.',
      refused: 'Serveren afviste det.',
      asks: 'Der er ikke kommet noget svar, og serveren oplyser ikke, om det blev sendt.',
      network: 'Venter på forbindelse til serveren.',
      server: 'Serveren kunne ikke gøre det. Der prøves automatisk igen.',
      session: 'Venter på, at du logger ind.',
      full: 'Venter på plads i browserens lager, så det med sikkerhed kun sendes én gang.',
      held: (seconds: number) => `Holdes tilbage i ${seconds} sek.`,
    },
    why: {
      overlap: 'En anden har ændret det samme. Åbn sagen for at afgøre, hvad der skal gælde.',
      closed: 'Sagen blev afsluttet i mellemtiden. Åbn den for at afgøre, hvad der skal ske.',
      merged:
        'Sagen blev flettet ind i en anden i mellemtiden. Åbn den for at afgøre, hvad der skal ske.',
      deleted: 'Sagen blev slettet i mellemtiden. Åbn den for at afgøre, hvad der skal ske.',
    },
    open: (id: number) => `Åbn sag #${id}`,
    retry: 'Prøv nu',
    cancel: 'Træk tilbage',
    wasSent: 'Det blev sendt',
    sendAgain: 'Send igen',
    ticket: (id: number, title: string) => (id === 0 ? title : `#${id} ${title}`),
    saves: 'Mine gemte ændringer',
    noSaves: 'Der er ikke gemt noget på denne computer endnu.',
    undoSave: 'Fortryd',
    redoSave: 'Gentag',
    undone: 'fortrudt',
    change: (label: string, before: string, after: string) => `${label}: ${before} → ${after}`,
    more: (count: number) => `og ${count} mere`,
    saved: (id: number) => `Sag #${id} er gemt.`,
    undoneOf: (id: number) => `Ændringerne i sag #${id} er fortrudt.`,
    redoneOf: (id: number) => `Ændringerne i sag #${id} er udført igen.`,
    sent: (id: number) => `Meddelelsen i sag #${id} er gemt.`,
    mailed: (id: number) => `Meddelelsen i sag #${id} er sendt.`,
    created: (id: number) => `Sag #${id} er oprettet.`,
    needsYou: (id: number) => `Sag #${id} blev ikke gemt: Se i udbakken.`,
  },
};
