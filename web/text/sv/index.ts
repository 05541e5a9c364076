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

/** The texts in Swedish. */
export const sv: Texts = {
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
  locale: 'sv',
  labels,
  descriptions,
  members,

  list: {
    label: 'Ärenden',
    views: 'Vyer',
    mine: 'Mina öppna',
    unassigned: 'Otilldelade',
    open: 'Alla öppna',
    closed: 'Avslutade',
    search: 'Sök ämne, kund, #nummer',
    order: 'Sortering',
    byDeadline: 'Närmaste tidsfrist först',
    byChange: 'Senast ändrade först',
    refresh: 'Uppdatera listan',
    more: 'Läser in fler ärenden',
    empty: 'Inga ärenden här',
    emptyMine: 'Du har inga öppna ärenden',
    emptySearch: (query: string) => `Inget här matchar ”${query}”`,
    clearSearch: 'Rensa sökningen',
    unread: 'Oläst',
    edited: 'Osparat',
    unassignedOwner: 'Otilldelat',
    noPerson: 'Ingen kontaktperson',
    count: (count: number, more: boolean) =>
      more ? `${count} visas, det finns fler` : count === 1 ? '1 ärende' : `${count} ärenden`,
    postponed: 'Uppskjutna',
    byReturn: 'Tidigast åter först',
    returns: (time: string) => `åter ${time}`,
    titlesOnly: 'För många kunder matchar orden; bara ämnen och nummer har genomsökts.',
    failed: 'Ärendena kunde inte läsas in.',
    breaching: 'Förfaller snart',
    groups: {
      overdue: 'Försenade',
      today: 'I dag',
      later: 'Senare',
      undated: 'Inget datum',
      yesterday: 'I går',
      earlier: 'Tidigare',
    },
  },

  size: {
    byte: '1 byte',
    units: ['byte', 'kB', 'MB', 'GB'],
  },

  time: {
    none: 'Ingen tidsfrist',
    overdue: (distance: string) => `${distance} försenat`,
    left: (distance: string) => `${distance} kvar`,
    now: 'just nu',
    ago: (distance: string) => `för ${distance} sedan`,
    in: (distance: string) => `om ${distance}`,
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} tim`,
    days: (count: number) => (count === 1 ? '1 dag' : `${count} dagar`),
  },

  value: {
    empty: 'tomt',
    yes: 'Ja',
    no: 'Nej',
    unassigned: 'Otilldelat',
    automatic: 'Automatiskt (enligt kategorins regler)',
    unknown: (id: number) => `#${id}`,
  },

  editor: {
    loading: 'Läser in ärendet',
    notFound: (id: number) =>
      `Ärende #${id} finns inte, eller så har du inte behörighet att se det`,
    properties: 'Egenskaper',
    conversation: 'Konversation',
    panes: 'Delar av ärendet',
    edited: (label: string) => `Redigera ${label}`,
    noChanges: 'Inga ändringar',
    changes: (count: number) => (count === 1 ? '1 ändring' : `${count} ändringar`),
    review: 'Granska',
    discard: 'Förkasta',
    save: 'Spara',
    saving: 'Sparar…',
    saveKey: 'Ctrl+S',
    take: 'Ta över',
    close: 'Avsluta ärende',
    reopen: 'Öppna igen',
    undo: 'Ångra',
    discarded: 'Ändringarna har förkastats',
    restore: 'Återställ',
    putOnTop: 'Dina ändringar ligger nu på den senaste versionen. Granska och spara igen.',
    notSaved: (id: number) =>
      `Ärende #${id} har inte sparats. Ändringarna finns kvar; öppna det för att fortsätta.`,
    tookTheirs: 'Nu ser du den senaste versionen',
    createdAt: (time: string) => `Skapat ${time}`,
    changedAt: (time: string) => `ändrat ${time}`,
    ticket: 'Ärende',
    select: 'Välj ett ärende i listan',
    actions: 'Spara ärendet',
    unfinished: (count: number) =>
      count === 1 ? '1 värde är inte fullständigt' : `${count} värden är inte fullständiga`,
    redo: 'Gör om',
    undoEdit: 'Ångra den senaste ändringen',
    redoEdit: 'Gör om ändringen',
    notify: 'Mejla ägaren',
    notifyHint: 'När ärendet har sparats får dess ägare ett mejl om det',
    told: 'Ägaren får ett mejl.',
    toldUnknown: 'Det är oklart om ägaren har fått ett mejl.',
    savedChange: (what: string, milliseconds: number) => `Sparat på ${milliseconds} ms: ${what}.`,
    undoneChange: (what: string) => `Ångrat: ${what}`,
    redoneChange: (what: string) => `Gjort om: ${what}`,
    othersKept: (what: string) => `Någon annan ändrade ${what} under tiden; båda behålls.`,
    othersChanged: (when: string, what: string) => `Någon annan, ${when}: ${what}`,
    othersOverlap: (when: string, what: string) =>
      `Någon annan, ${when}: ${what}. Du redigerar samma sak; när du sparar visas båda.`,
    newMessages: (count: number, authors = '') =>
      (count === 1 ? '1 nytt meddelande' : `${count} nya meddelanden`) +
      (authors && ` från ${authors}`),
    decide: 'Avgör',
    dismiss: 'Stäng det här meddelandet',
    unreadTitle: 'Avsluta ärendet?',
    unread: (count: number) =>
      count === 1
        ? '1 nytt meddelande kom medan du hade ärendet öppet.'
        : `${count} nya meddelanden kom medan du hade ärendet öppet.`,
    unreadShow: 'Visa konversationen',
    unreadClose: 'Avsluta ändå',
  },

  mail: {
    frame: (author: string) => `Meddelande från ${author}`,
    showImages: (count: number) =>
      count === 1 ? 'Visa 1 extern bild' : `Visa ${count} externa bilder`,
    imagesRemoved: 'Externa bilder kan avslöja för avsändaren att du har läst detta.',
    imagesBlocked: 'Sidans säkerhetspolicy tillåter inte externa bilder.',
    originalColours: 'Ursprungliga färger',
    more: 'Visa hela meddelandet',
    less: 'Visa mindre',
    showQuoted: 'Visa citerad text',
    hideQuoted: 'Dölj citerad text',
    tooLarge: 'Meddelandet är mycket stort. Bara texten visas.',
    showFormatted: 'Visa med formatering',
    showAllText: 'Visa hela texten',
  },

  review: {
    title: (count: number) => (count === 1 ? 'Granska 1 ändring' : `Granska ${count} ändringar`),
    property: 'Egenskap',
    before: 'Före',
    after: 'Efter',
    undo: 'Ångra denna',
    undoLabel: (label: string) => `Ångra denna: ${label}`,
    body: 'Exakt så som det skickas',
    curl: 'Kopiera som curl',
    typescript: 'Kopiera som TypeScript',
    copied: 'Kopierat',
    copyFailed: 'Webbläsaren tillät inte kopiering',
    guarded: 'Skyddat: om någon annan hinner ändra något av detta först skrivs ingenting över.',
    guardedByStamp:
      'Skyddat: en lång text jämförs inte, så om någon hinner ändra vad som helst i ärendet först ' +
      'skrivs ingenting över.',
    back: 'Tillbaka',
    added: (names: string) => `tillagt: ${names}`,
    removed: (names: string) => `borttaget: ${names}`,
    headers: 'Huvudfält',
  },

  conflict: {
    titles: {
      overlap: 'Någon annan hann spara ärendet först',
      closed: 'Någon annan har avslutat ärendet',
      deleted: 'Någon annan har tagit bort ärendet',
      merged: 'Någon annan har slagit ihop ärendet',
    },
    mergedInto: (id: number) => `Det är nu en del av #${id}.`,
    continueIn: (id: number) => `Fortsätt i #${id}`,
    changed: (relative: string, absolute: string) => `Ändrat ${relative} (${absolute}).`,
    nothingLost: 'Ingenting har skrivits över, och dina ändringar finns kvar.',
    property: 'Egenskap',
    before: 'När du öppnade det',
    mine: 'Ditt',
    theirs: 'Nu på servern',
    keepMine: 'Behåll mitt',
    takeTheirs: 'Använd serverns',
    choice: (label: string) => `${label}: vilket värde som ska behållas`,
    others: 'Har också ändrats av någon annan, och behålls:',
    merged: 'Båda versionerna har förts samman',
    untouched: 'Ingen annan har ändrat detta',
    same: 'Någon annan har sparat samma värde',
    top: 'Tillämpa mina ändringar',
    discard: 'Förkasta mina',
    back: 'Tillbaka till redigeringen',
  },

  errors: {
    unauthorized: 'Din session har avslutats. Logga in igen; dina ändringar finns kvar.',
    throttled: 'För många försök. Vänta en stund och försök sedan igen.',
    forbidden: 'Du har inte behörighet att göra detta.',
    server: 'Servern kunde inte göra detta. Dina ändringar finns kvar; försök igen om en stund.',
    unexpected: 'Något oväntat har hänt.',
    retry: 'Försök igen',
    close: 'Stäng',
    at: (label: string, message: string) => `${label}: ${message}`,
    unsupported: 'Servern kan inte göra detta.',
    core: {
      blocked:
        'Programkärnan får inte köras här: webbplatsens säkerhetspolicy saknar ' +
        '”wasm-unsafe-eval” i script-src, eller kärnans adress i connect-src.',
      offline: 'Programkärnan kunde inte laddas: det finns inget nätverk.',
      unreachable: 'Programkärnan kunde inte laddas: dess server kan inte nås.',
      timeout: 'Programkärnan kunde inte laddas i tid.',
      missing: 'Programkärnan finns inte där den ska: filen core.wasm saknas.',
      refused: 'Programkärnan kunde inte laddas: dess server lämnade inte ut den.',
      html: 'Programkärnan finns inte där den ska: en webbsida kom i stället för core.wasm.',
      foreign: 'Programkärnan kunde inte laddas: core.wasm är någon annan fil.',
      truncated: 'Bara en del av programkärnan har kommit fram.',
      corrupt: 'Programkärnan skadades på vägen.',
      version: 'Programkärnan har en annan version än programmet.',
      unsupported: 'Den här webbläsaren kan inte köra programkärnan; en nyare kan det.',
    },
    byCode: {
      network:
        'Servern kan inte nås. Dina ändringar finns kvar; försök igen när anslutningen är tillbaka.',
      timeout: 'Servern har inte svarat i tid. Dina ändringar finns kvar; försök igen om en stund.',
      credentials_wrong: 'Användarnamnet eller lösenordet är fel.',
      not_selected: 'Detta lästes inte in med ärendet. Öppna det igen för att ändra det.',
      value_type: 'Ett värde av det här slaget passar inte här.',
      value_range: 'Talet är för stort eller för litet.',
      value_enum: 'Servern känner inte till det här valet.',
      value_date: 'Detta är inte ett datum med klockslag.',
      value_length: 'Texten är för lång.',
      reference_not_found: 'Det som valdes finns inte längre.',
      entity_not_found: 'Det finns inte, eller så har du inte behörighet att se det.',
      save_not_found: 'Det finns inte längre.',
      patch_test_failed: 'Någon annan hann spara först.',
      precondition_failed: 'Någon annan hann spara först.',
      response_unexpected: 'Servern har svarat med något som inte går att tolka.',
    },
  },

  outbox: {
    title: 'Utkorg',
    loading: 'Utkorg: kontrollerar vad som är lagrat',
    empty: 'Allt är skickat.',
    label: (count: number, attention: number) => {
      if (count === 0) return 'Utkorg: allt är skickat';
      const waiting = `Utkorg: ${count} ${count === 1 ? 'inte skickad' : 'inte skickade'}`;
      return attention > 0 ? `${waiting}, varav ${attention} kräver åtgärd` : waiting;
    },
    offline: 'Servern kan inte nås. Allt finns kvar, och skickas när den går att nå igen.',
    paused: 'Logga in, så skickas det som väntar av sig självt.',
    login: 'Logga in',
    memory:
      'Webbläsaren lagrar inget för den här sidan: det som inte är sparat försvinner med fliken.',
    full: 'Webbläsarens lagringsutrymme är fullt: din senaste text är inte lagrad, men en äldre kopia är det.',
    save: 'Spara ändringar',
    undo: 'Ångra sparad ändring',
    redo: 'Gör om sparad ändring',
    reply: 'Svar',
    comment: 'Intern kommentar',
    create: 'Nytt ärende',
    states: {
      waiting: 'Väntar på att skickas.',
      sending: 'Skickas.',
      unknown: 'Inget svar har kommit. Servern kontrolleras innan något skickas igen.',
      done: 'Skickat.',
      conflict: 'Någon annan hann spara först. Öppna ärendet och avgör.',
      refused: 'Servern har avvisat det.',
      asks: 'Inget svar har kommit, och servern uppger inte om det skickades.',
      network: 'Väntar tills servern går att nå.',
      server: 'Servern kunde inte göra det. Ett nytt försök görs automatiskt.',
      session: 'Väntar på att du loggar in.',
      full: 'Väntar på plats i webbläsarens lagringsutrymme, så att det säkert skickas bara en gång.',
      held: (seconds: number) => `Hålls tillbaka i ${seconds} s.`,
    },
    why: {
      overlap: 'Någon annan har ändrat samma sak. Öppna ärendet och avgör.',
      closed: 'Ärendet avslutades under tiden. Öppna det och avgör.',
      merged: 'Ärendet slogs ihop med ett annat. Öppna det och avgör.',
      deleted: 'Ärendet togs bort under tiden. Öppna det och avgör.',
    },
    open: (id: number) => `Öppna ärende #${id}`,
    retry: 'Försök nu',
    cancel: 'Dra tillbaka',
    wasSent: 'Det har skickats',
    sendAgain: 'Skicka igen',
    ticket: (id: number, title: string) => (id === 0 ? title : `#${id} ${title}`),
    saves: 'Mina sparade ändringar',
    noSaves: 'Ingenting har sparats på den här datorn ännu.',
    undoSave: 'Ångra',
    redoSave: 'Gör om',
    undone: 'ångrad',
    change: (label: string, before: string, after: string) => `${label}: ${before} → ${after}`,
    more: (count: number) => `och ${count} till`,
    saved: (id: number) => `Ärende #${id} har sparats.`,
    undoneOf: (id: number) => `Den sparade ändringen av ärende #${id} har ångrats.`,
    redoneOf: (id: number) => `Den sparade ändringen av ärende #${id} har gjorts om.`,
    sent: (id: number) => `Meddelandet i ärende #${id} har sparats.`,
    mailed: (id: number) => `Meddelandet i ärende #${id} har skickats.`,
    created: (id: number) => `Ärende #${id} har skapats.`,
    needsYou: (id: number) => `Ärende #${id} har inte sparats: titta i utkorgen.`,
  },

  connection: {
    noAddress: (given: string) => `”${given}” är inte adressen till en ärendetjänst.`,
    unreachable: (root: string) => `Ärendetjänsten på ${root} kan inte nås.`,
    noService: (root: string) => `Det finns ingen ärendetjänst på ${root}`,
    noTicketId: (given: string) => `”${given}” är inte ett ärendenummer.`,
  },
};
