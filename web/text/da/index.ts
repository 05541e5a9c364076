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

/** The texts in Danish. */
export const da: Texts = {
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
  locale: 'da',
  labels,
  descriptions,
  members,

  list: {
    label: 'Sager',
    views: 'Visninger',
    mine: 'Mine åbne',
    unassigned: 'Ufordelte',
    open: 'Alle åbne',
    closed: 'Afsluttede',
    search: 'Søg i emner, kunder, #nummer',
    order: 'Rækkefølge',
    byDeadline: 'Nærmeste frist først',
    byChange: 'Senest ændret først',
    refresh: 'Opdater listen',
    more: 'Indlæser flere sager',
    empty: 'Ingen sager her',
    emptyMine: 'Du har ingen åbne sager',
    emptySearch: (query: string) => `Intet her passer til »${query}«`,
    clearSearch: 'Ryd søgningen',
    unread: 'Ulæst',
    edited: 'Ikke gemt',
    unassignedOwner: 'Ufordelt',
    noPerson: 'Ingen kontaktperson',
    count: (count: number, more: boolean) =>
      more ? `${count} vises, flere kan indlæses` : count === 1 ? '1 sag' : `${count} sager`,
    postponed: 'Udsatte',
    byReturn: 'Snarest tilbage først',
    returns: (time: string) => `tilbage ${time}`,
    titlesOnly: 'For mange kunder passer til disse ord; der blev kun søgt i emner og numre.',
    failed: 'Sagerne kunne ikke indlæses.',
    breaching: 'Frist snart',
    groups: {
      overdue: 'Over fristen',
      today: 'I dag',
      later: 'Senere',
      undated: 'Uden dato',
      yesterday: 'I går',
      earlier: 'Tidligere',
    },
  },

  size: {
    byte: '1 byte',
    units: ['byte', 'kB', 'MB', 'GB'],
  },

  time: {
    none: 'Ingen frist',
    overdue: (distance: string) => `${distance} for sent`,
    left: (distance: string) => `${distance} tilbage`,
    now: 'lige nu',
    ago: (distance: string) => `for ${distance} siden`,
    in: (distance: string) => `om ${distance}`,
    minutes: (count: number) => `${count} min.`,
    hours: (count: number) => `${count} t.`,
    days: (count: number) => (count === 1 ? '1 dag' : `${count} dage`),
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
    ticket: 'Sag',
    select: 'Vælg en sag på listen',
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

  errors: {
    unauthorized: 'Din session er udløbet. Log ind igen; dine ændringer er bevaret.',
    throttled: 'For mange forsøg. Vent lidt, og prøv igen.',
    forbidden: 'Du har ikke tilladelse til at gøre dette.',
    server: 'Serveren kunne ikke gøre dette. Dine ændringer er bevaret; prøv igen om et øjeblik.',
    unexpected: 'Der skete noget uventet.',
    retry: 'Prøv igen',
    close: 'Luk',
    /** What is wrong with a property. */
    at: (label: string, message: string) => `${label}: ${message}`,
    unsupported: 'Serveren kan ikke gøre dette.',
    /** Why there is no core; the reader may have to tell somebody. */
    core: {
      blocked:
        'Programkernen må ikke køre her: Webstedets sikkerhedspolitik mangler ' +
        '»wasm-unsafe-eval« i script-src eller kernens adresse i connect-src.',
      offline: 'Programkernen kunne ikke indlæses: Der er ingen netværksforbindelse.',
      unreachable: 'Programkernen kunne ikke indlæses: Serveren, den ligger på, svarer ikke.',
      timeout: 'Programkernen blev ikke indlæst i tide.',
      missing: 'Programkernen er ikke, hvor den skal være: Filen core.wasm mangler.',
      refused: 'Programkernen kunne ikke indlæses: Serveren, den ligger på, afviste det.',
      html: 'Programkernen er ikke, hvor den skal være: Der kom en webside i stedet for core.wasm.',
      foreign: 'Programkernen kunne ikke indlæses: core.wasm er en anden fil.',
      truncated: 'Kun en del af programkernen nåede frem.',
      corrupt: 'Programkernen blev beskadiget undervejs.',
      version: 'Programkernen har en anden version end programmet.',
      unsupported: 'Denne browser kan ikke køre programkernen; det kan en nyere.',
    },
    /** By the code of what happened, where the server's own words say less. */
    byCode: {
      network:
        'Der er ingen forbindelse til serveren. Dine ændringer er bevaret; prøv igen, når forbindelsen er tilbage.',
      timeout: 'Serveren svarede ikke i tide. Dine ændringer er bevaret; prøv igen om et øjeblik.',
      credentials_wrong: 'Brugernavnet eller adgangskoden er forkert.',
      not_selected: 'Dette blev ikke hentet sammen med sagen. Åbn den igen for at ændre det.',
      value_type: 'Sådan en værdi passer ikke her.',
      value_range: 'Tallet er for stort eller for lille.',
      value_enum: 'Serveren kender ikke dette valg.',
      value_date: 'Dette er ikke en dato med klokkeslæt.',
      value_length: 'Teksten er for lang.',
      reference_not_found: 'Det, der blev valgt, findes ikke længere.',
      entity_not_found: 'Det findes ikke, eller du har ikke adgang til at se det.',
      save_not_found: 'Det findes ikke længere.',
      patch_test_failed: 'En anden har gemt først.',
      precondition_failed: 'En anden har gemt først.',
      response_unexpected: 'Serveren svarede med noget, der ikke giver mening.',
    },
  },

  outbox: {
    title: 'Udbakke',
    loading: 'Udbakke: ser efter, hvad der er bevaret',
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

  connection: {
    /** By the address as it is written in `base-url`. */
    noAddress: (given: string) => `»${given}« er ikke adressen på en sagstjeneste.`,
    unreachable: (root: string) => `Der er ingen forbindelse til sagstjenesten på ${root}.`,
    noService: (root: string) => `Der er ingen sagstjeneste på ${root}`,
    noTicketId: (given: string) => `»${given}« er ikke et sagsnummer.`,
  },
};
