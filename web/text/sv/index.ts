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

/** The texts in Swedish. */
export const sv: Texts = {
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
    select: 'Välj ett ärende i listan',
    quick: 'Genast',
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

  outbox: {
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
};
