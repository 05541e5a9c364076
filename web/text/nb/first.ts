import type { FirstTexts } from '../first.js';
import { labels } from './labels.js';
import { page } from './page.js';

/** The texts in Norwegian (Bokmål) that are there from the start; `index.ts` has all of them. */
export const first: FirstTexts = {
  ...page,
  product: 'Ticketwire',
  locale: 'nb',
  labels,
  language: 'Språk',

  list: {
    label: 'Saker',
    views: 'Visninger',
    mine: 'Mine åpne',
    unassigned: 'Ufordelte',
    open: 'Alle åpne',
    closed: 'Avsluttede',
    search: 'Søk i emner, kunder, meldinger, #nummer',
    order: 'Rekkefølge',
    byDeadline: 'Nærmeste frist først',
    byChange: 'Sist endret først',
    refresh: 'Oppdater listen',
    more: 'Laster flere saker',
    empty: 'Ingen saker her',
    emptyMine: 'Du har ingen åpne saker',
    emptySearch: (query: string) => `Ingenting her passer til «${query}»`,
    clearSearch: 'Tøm søket',
    unread: 'Ulest',
    edited: 'Ulagret',
    unassignedOwner: 'Ufordelt',
    noPerson: 'Ingen kontaktperson',
    count: (count: number, more: boolean) =>
      more ? `${count} vises, flere kan lastes` : count === 1 ? '1 sak' : `${count} saker`,
    postponed: 'Utsatte',
    byReturn: 'Snarest tilbake først',
    returns: (time: string) => `tilbake ${time}`,
    titlesOnly: 'For mange kunder passer til disse ordene; det ble bare søkt i emner og numre.',
    failed: 'Sakene kunne ikke lastes.',
    breaching: 'Frist snart',
    groups: {
      overdue: 'Over fristen',
      today: 'I dag',
      later: 'Senere',
      undated: 'Uten dato',
      yesterday: 'I går',
      earlier: 'Tidligere',
    },
    searchMessages: 'Søk i meldingstekster',
    hides: 'Ingenting her passer til filteret. Det skjuler de andre sakene i denne visningen.',
    hidesWithSearch: (query: string) =>
      `Ingenting her passer både til «${query}» og til filteret, som skjuler andre saker i denne visningen.`,
    clearFilter: 'Fjern filteret',
    ownViews: 'Mine visninger',
    fact: (label: string, value: string) => `${label}: ${value}`,
  },

  time: {
    none: 'Ingen frist',
    overdue: (distance: string) => `${distance} for sent`,
    left: (distance: string) => `${distance} igjen`,
    now: 'akkurat nå',
    ago: (distance: string) => `for ${distance} siden`,
    in: (distance: string) => `om ${distance}`,
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} t`,
    days: (count: number) => (count === 1 ? '1 dag' : `${count} dager`),
  },

  errors: {
    unauthorized: 'Økten din er utløpt. Logg inn igjen; endringene dine er tatt vare på.',
    throttled: 'For mange forsøk. Vent litt, og prøv på nytt.',
    forbidden: 'Du har ikke tilgang til å gjøre dette.',
    server:
      'Serveren klarte ikke dette. Endringene dine er tatt vare på; prøv på nytt om et øyeblikk.',
    unexpected: 'Det skjedde noe uventet.',
    retry: 'Prøv på nytt',
    close: 'Lukk',
    /** What is wrong with a property. */
    at: (label: string, message: string) => `${label}: ${message}`,
    unsupported: 'Serveren kan ikke gjøre dette.',
    /** Why there is no core; the reader may have to tell somebody. */
    core: {
      blocked:
        'Programkjernen får ikke kjøre her: Nettstedets sikkerhetspolicy mangler ' +
        '«wasm-unsafe-eval» i script-src, eller kjernens adresse i connect-src.',
      offline: 'Programkjernen kunne ikke lastes: Det er ingen nettverksforbindelse.',
      unreachable: 'Programkjernen kunne ikke lastes: Serveren den ligger på, kan ikke nås.',
      timeout: 'Programkjernen ble ikke lastet i tide.',
      missing: 'Programkjernen er ikke der den skal være: Filen core.wasm mangler.',
      refused: 'Programkjernen kunne ikke lastes: Serveren den ligger på, avviste det.',
      html: 'Programkjernen er ikke der den skal være: Det kom en nettside i stedet for core.wasm.',
      foreign: 'Programkjernen kunne ikke lastes: core.wasm er en annen fil.',
      truncated: 'Bare en del av programkjernen kom fram.',
      corrupt: 'Programkjernen ble skadet underveis.',
      version: 'Programkjernen har en annen versjon enn programmet.',
      unsupported: 'Denne nettleseren kan ikke kjøre programkjernen; en nyere kan.',
    },
    /** By the code of what happened, where the server's own words say less. */
    byCode: {
      network:
        'Serveren kan ikke nås. Endringene dine er tatt vare på; prøv på nytt når forbindelsen er tilbake.',
      timeout:
        'Serveren svarte ikke i tide. Endringene dine er tatt vare på; prøv på nytt om et øyeblikk.',
      credentials_wrong: 'Brukernavnet eller passordet er feil.',
      not_selected: 'Dette ble ikke hentet sammen med saken. Åpne den på nytt for å endre det.',
      value_type: 'En slik verdi passer ikke her.',
      value_range: 'Tallet er for stort eller for lite.',
      value_enum: 'Serveren kjenner ikke til dette valget.',
      value_date: 'Dette er ikke en dato med klokkeslett.',
      value_length: 'Teksten er for lang.',
      reference_not_found: 'Det som ble valgt, finnes ikke lenger.',
      entity_not_found: 'Det finnes ikke, eller du har ikke tilgang til å se det.',
      save_not_found: 'Det finnes ikke lenger.',
      patch_test_failed: 'Noen andre har lagret først.',
      precondition_failed: 'Noen andre har lagret først.',
      response_unexpected: 'Serveren svarte med noe som ikke gir mening.',
    },
  },

  connection: {
    /** By the address as it is written in `base-url`. */
    noAddress: (given: string) => `«${given}» er ikke adressen til en sakstjeneste.`,
    unreachable: (root: string) => `Sakstjenesten på ${root} kan ikke nås.`,
    noService: (root: string) => `Det er ingen sakstjeneste på ${root}`,
    noTicketId: (given: string) => `«${given}» er ikke et saksnummer.`,
  },

  picking: {
    picked: (count: number) => (count === 1 ? '1 sak valgt' : `${count} saker valgt`),
    edit: 'Rediger, svar, slå sammen, slett…',
    clear: 'Velg ingen',
  },
};
