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

/** The texts in Dutch. */
export const nl: Texts = {
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
    units: ['bytes', 'kB', 'MB', 'GB'],
  },

  value: {
    empty: 'leeg',
    yes: 'Ja',
    no: 'Nee',
    unassigned: 'Niet toegewezen',
    automatic: 'Automatisch (volgens de regels van de categorie)',
    unknown: (id: number) => `#${id}`,
  },

  editor: {
    loading: 'Het ticket wordt geladen',
    notFound: (id: number) => `Ticket #${id} bestaat niet, of je mag het niet zien`,
    properties: 'Eigenschappen',
    conversation: 'Gesprek',
    panes: 'Delen van het ticket',
    edited: (label: string) => `${label} bewerken`,
    noChanges: 'Geen wijzigingen',
    changes: (count: number) => (count === 1 ? '1 wijziging' : `${count} wijzigingen`),
    review: 'Controleren',
    discard: 'Verwerpen',
    save: 'Opslaan',
    saving: 'Bezig met opslaan…',
    saveKey: 'Ctrl+S',
    take: 'Overnemen',
    close: 'Ticket sluiten',
    reopen: 'Heropenen',
    undo: 'Ongedaan maken',
    discarded: 'Wijzigingen verworpen',
    restore: 'Terughalen',
    putOnTop:
      'Je wijzigingen zijn nu op de nieuwste versie toegepast. Controleer ze en sla opnieuw op.',
    notSaved: (id: number) =>
      `Ticket #${id} is niet opgeslagen. De wijzigingen zijn bewaard; open het om verder te gaan.`,
    tookTheirs: 'Je ziet nu de nieuwste versie',
    createdAt: (time: string) => `Aangemaakt: ${time}`,
    changedAt: (time: string) => `gewijzigd: ${time}`,
    select: 'Kies een ticket uit de lijst',
    quick: 'Meteen',
    actions: 'Ticket opslaan',
    unfinished: (count: number) =>
      count === 1 ? '1 waarde is niet volledig' : `${count} waarden zijn niet volledig`,
    redo: 'Opnieuw',
    undoEdit: 'Laatste wijziging ongedaan maken',
    redoEdit: 'Wijziging opnieuw uitvoeren',
    notify: 'Eigenaar mailen',
    notifyHint: 'Na het opslaan krijgt de eigenaar van het ticket er een e-mail over',
    told: 'De eigenaar krijgt een e-mail.',
    toldUnknown: 'Het is niet bekend of de eigenaar een e-mail heeft gekregen.',
    savedChange: (what: string, milliseconds: number) =>
      `Opgeslagen in ${milliseconds} ms: ${what}.`,
    undoneChange: (what: string) => `Ongedaan gemaakt: ${what}`,
    redoneChange: (what: string) => `Opnieuw uitgevoerd: ${what}`,
    othersKept: (what: string) =>
      `Iemand anders heeft intussen ${what} gewijzigd; beide blijven behouden.`,
    othersChanged: (when: string, what: string) => `Iemand anders, ${when}: ${what}`,
    othersOverlap: (when: string, what: string) =>
      `Iemand anders, ${when}: ${what}. Jij bewerkt hetzelfde; bij het opslaan zie je beide.`,
    newMessages: (count: number, authors = '') =>
      (count === 1 ? '1 nieuw bericht' : `${count} nieuwe berichten`) +
      (authors && ` van ${authors}`),
    decide: 'Beslissen',
    dismiss: 'Deze melding sluiten',
    unreadTitle: 'Het ticket sluiten?',
    unread: (count: number) =>
      count === 1
        ? 'Er is 1 nieuw bericht gekomen terwijl je het ticket open had.'
        : `Er zijn ${count} nieuwe berichten gekomen terwijl je het ticket open had.`,
    unreadShow: 'Gesprek tonen',
    unreadClose: 'Toch sluiten',
  },

  mail: {
    frame: (author: string) => `Bericht van ${author}`,
    showImages: (count: number) =>
      count === 1 ? '1 externe afbeelding tonen' : `${count} externe afbeeldingen tonen`,
    imagesRemoved: 'Aan externe afbeeldingen kan de afzender zien dat je dit hebt gelezen.',
    imagesBlocked: 'Het beveiligingsbeleid van deze pagina staat geen externe afbeeldingen toe.',
    originalColours: 'Oorspronkelijke kleuren',
    more: 'Hele bericht tonen',
    less: 'Minder tonen',
    showQuoted: 'Geciteerde tekst tonen',
    hideQuoted: 'Geciteerde tekst verbergen',
    tooLarge: 'Dit bericht is erg groot. Alleen de tekst wordt getoond.',
    showFormatted: 'Met opmaak tonen',
    showAllText: 'Alle tekst tonen',
  },

  review: {
    title: (count: number) =>
      count === 1 ? '1 wijziging controleren' : `${count} wijzigingen controleren`,
    property: 'Eigenschap',
    before: 'Voor',
    after: 'Na',
    undo: 'Deze ongedaan maken',
    undoLabel: (label: string) => `Deze ongedaan maken: ${label}`,
    body: 'Precies zoals het wordt verzonden',
    curl: 'Kopiëren als curl',
    typescript: 'Kopiëren als TypeScript',
    copied: 'Gekopieerd',
    copyFailed: 'De browser stond kopiëren niet toe',
    guarded:
      'Beveiligd: als iemand anders een van deze eigenschappen eerder wijzigt, wordt er niets overschreven.',
    guardedByStamp:
      'Beveiligd: een lange tekst wordt niet vergeleken; als iemand eerder iets aan het ticket wijzigt, ' +
      'wordt er daarom niets overschreven.',
    back: 'Terug',
    added: (names: string) => `${names} toegevoegd`,
    removed: (names: string) => `${names} verwijderd`,
    headers: 'Headervelden',
  },

  conflict: {
    titles: {
      overlap: 'Iemand anders heeft dit ticket eerder opgeslagen',
      closed: 'Iemand anders heeft dit ticket gesloten',
      deleted: 'Iemand anders heeft dit ticket verwijderd',
      merged: 'Iemand anders heeft dit ticket samengevoegd',
    },
    mergedInto: (id: number) => `Het is nu onderdeel van #${id}.`,
    continueIn: (id: number) => `Verder in #${id}`,
    changed: (relative: string, absolute: string) => `Gewijzigd: ${relative} (${absolute}).`,
    nothingLost: 'Er is niets overschreven en je wijzigingen zijn bewaard.',
    property: 'Eigenschap',
    before: 'Toen je het opende',
    mine: 'Van jou',
    theirs: 'Nu op de server',
    keepMine: 'Mijn waarde behouden',
    takeTheirs: 'Waarde van de server',
    choice: (label: string) => `${label}: welke waarde je behoudt`,
    others: 'Ook door iemand anders gewijzigd, en behouden:',
    merged: 'Beide versies zijn samengevoegd',
    untouched: 'Niemand anders heeft dit gewijzigd',
    same: 'Iemand anders heeft dezelfde waarde opgeslagen',
    top: 'Mijn wijzigingen toepassen',
    discard: 'De mijne verwerpen',
    back: 'Terug naar bewerken',
  },

  outbox: {
    empty: 'Alles is verzonden.',
    label: (count: number, attention: number) => {
      if (count === 0) return 'Postvak UIT: alles is verzonden';
      const waiting = `Postvak UIT: ${count} niet verzonden`;
      if (attention === 0) return waiting;
      return `${waiting}, waarvan ${attention} je aandacht ${attention === 1 ? 'vraagt' : 'vragen'}`;
    },
    offline:
      'De server is niet bereikbaar. Alles is bewaard en wordt verzonden zodra de server weer bereikbaar is.',
    paused: 'Log in, dan wordt wat wacht vanzelf verzonden.',
    login: 'Inloggen',
    memory:
      'Deze browser bewaart niets voor deze pagina: wat niet is opgeslagen, verdwijnt met dit tabblad.',
    full: 'De opslagruimte van de browser is vol: je nieuwste tekst is niet bewaard, een oudere kopie wel.',
    save: 'Wijzigingen opslaan',
    undo: 'Opslaan ongedaan maken',
    redo: 'Opslaan opnieuw uitvoeren',
    reply: 'Antwoord',
    comment: 'Interne opmerking',
    create: 'Nieuw ticket',
    states: {
      waiting: 'Moet nog worden verzonden.',
      sending: 'Wordt verzonden.',
      unknown:
        'Er is geen antwoord gekomen. De server wordt gecontroleerd voordat er iets opnieuw wordt verzonden.',
      done: 'Verzonden.',
      conflict: 'Iemand anders heeft eerder opgeslagen. Open het ticket om te beslissen.',
      refused: 'De server heeft het geweigerd.',
      asks: 'Er is geen antwoord gekomen, en de server vermeldt niet of het is verzonden.',
      network: 'Wacht tot de server bereikbaar is.',
      server: 'De server kon het niet doen. Het wordt vanzelf opnieuw geprobeerd.',
      session: 'Wacht tot je inlogt.',
      full: 'Wacht op ruimte in de opslag van de browser, zodat het zeker maar één keer wordt verzonden.',
      held: (seconds: number) => `Wordt ${seconds} s vastgehouden.`,
    },
    why: {
      overlap: 'Iemand anders heeft hetzelfde gewijzigd. Open het ticket om te beslissen.',
      closed: 'Het ticket is intussen gesloten. Open het om te beslissen.',
      merged: 'Het ticket is met een ander ticket samengevoegd. Open het om te beslissen.',
      deleted: 'Het ticket is intussen verwijderd. Open het om te beslissen.',
    },
    open: (id: number) => `Ticket #${id} openen`,
    retry: 'Nu proberen',
    cancel: 'Intrekken',
    wasSent: 'Het is verzonden',
    sendAgain: 'Opnieuw verzenden',
    ticket: (id: number, title: string) => (id === 0 ? title : `#${id} ${title}`),
    saves: 'Mijn opgeslagen wijzigingen',
    noSaves: 'Er is op deze computer nog niets opgeslagen.',
    undoSave: 'Ongedaan maken',
    redoSave: 'Opnieuw',
    undone: 'ongedaan gemaakt',
    change: (label: string, before: string, after: string) => `${label}: ${before} → ${after}`,
    more: (count: number) => `en nog ${count}`,
    saved: (id: number) => `Ticket #${id} is opgeslagen.`,
    undoneOf: (id: number) => `De opgeslagen wijziging van ticket #${id} is ongedaan gemaakt.`,
    redoneOf: (id: number) => `De opgeslagen wijziging van ticket #${id} is opnieuw uitgevoerd.`,
    sent: (id: number) => `Het bericht bij ticket #${id} is opgeslagen.`,
    mailed: (id: number) => `Het bericht bij ticket #${id} is verzonden.`,
    created: (id: number) => `Ticket #${id} is aangemaakt.`,
    needsYou: (id: number) => `Ticket #${id} is niet opgeslagen: kijk in het postvak UIT.`,
  },
};
