import type { FirstTexts } from '../first.js';
import { labels } from './labels.js';
import { page } from './page.js';

/** The texts in Danish that are there from the start; `index.ts` has all of them. */
export const first: FirstTexts = {
  ...page,
  product: 'Ticketwire',
  locale: 'da',
  labels,
  language: 'Sprog',

  list: {
    label: 'Sager',
    views: 'Visninger',
    mine: 'Mine åbne',
    unassigned: 'Ufordelte',
    open: 'Alle åbne',
    closed: 'Afsluttede',
    search: 'Søg i emner, kunder, beskeder, #nummer',
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
    searchMessages: 'Søg i beskedtekster',
    hides: 'Intet her passer til filteret. Det skjuler de andre sager i denne visning.',
    hidesWithSearch: (query: string) =>
      `Intet her passer både til “${query}” og til filteret, som skjuler andre sager i denne visning.`,
    clearFilter: 'Fjern filteret',
    ownViews: 'Mine visninger',
    fact: (label: string, value: string) => `${label}: ${value}`,
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

  connection: {
    /** By the address as it is written in `base-url`. */
    noAddress: (given: string) => `»${given}« er ikke adressen på en sagstjeneste.`,
    unreachable: (root: string) => `Der er ingen forbindelse til sagstjenesten på ${root}.`,
    noService: (root: string) => `Der er ingen sagstjeneste på ${root}`,
    noTicketId: (given: string) => `»${given}« er ikke et sagsnummer.`,
  },

  picking: {
    picked: (count: number) => (count === 1 ? '1 sag valgt' : `${count} sager valgt`),
    edit: 'Rediger, svar, flet, slet…',
    clear: 'Vælg ingen',
  },
};
