import type { FirstTexts } from '../first.js';
import { labels } from './labels.js';
import { page } from './page.js';

/** The texts in Swedish that are there from the start; `index.ts` has all of them. */
export const first: FirstTexts = {
  ...page,
  product: 'Ticketwire',
  locale: 'sv',
  labels,
  language: 'Språk',

  list: {
    label: 'Ärenden',
    views: 'Vyer',
    mine: 'Mina öppna',
    unassigned: 'Otilldelade',
    open: 'Alla öppna',
    closed: 'Avslutade',
    search: 'Sök ämne, kund, meddelande, #nummer',
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
    searchMessages: 'Sök i meddelandetexter',
    hides: 'Inget här passar filtret. Det döljer de andra ärendena i den här vyn.',
    hidesWithSearch: (query: string) =>
      `Inget här passar både ”${query}” och filtret, som döljer andra ärenden i den här vyn.`,
    clearFilter: 'Ta bort filtret',
    ownViews: 'Mina vyer',
    fact: (label: string, value: string) => `${label}: ${value}`,
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

  connection: {
    noAddress: (given: string) => `”${given}” är inte adressen till en ärendetjänst.`,
    unreachable: (root: string) => `Ärendetjänsten på ${root} kan inte nås.`,
    noService: (root: string) => `Det finns ingen ärendetjänst på ${root}`,
    noTicketId: (given: string) => `”${given}” är inte ett ärendenummer.`,
  },

  picking: {
    picked: (count: number) => (count === 1 ? '1 ärende markerat' : `${count} ärenden markerade`),
    edit: 'Redigera, svara, slå ihop, ta bort…',
    clear: 'Avmarkera alla',
  },
};
