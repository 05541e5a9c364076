import type { FirstTexts } from '../first.js';
import { labels } from './labels.js';
import { page } from './page.js';

/** The texts in Dutch that are there from the start; `index.ts` has all of them. */
export const first: FirstTexts = {
  ...page,
  product: 'Ticketwire',
  locale: 'nl',
  labels,
  language: 'Taal',

  list: {
    label: 'Tickets',
    views: 'Weergaven',
    mine: 'Mijn open',
    unassigned: 'Niet toegewezen',
    open: 'Alle open',
    closed: 'Gesloten',
    search: 'Zoek onderwerp, klant, bericht, #nummer',
    order: 'Sortering',
    byDeadline: 'Vroegste deadline eerst',
    byChange: 'Laatst gewijzigd eerst',
    refresh: 'Lijst vernieuwen',
    more: 'Meer tickets worden geladen',
    empty: 'Geen tickets hier',
    emptyMine: 'Je hebt geen open tickets',
    emptySearch: (query: string) => `Niets hier past bij ‘${query}’`,
    clearSearch: 'Zoekopdracht wissen',
    unread: 'Ongelezen',
    edited: 'Niet opgeslagen',
    unassignedOwner: 'Niet toegewezen',
    noPerson: 'Geen contactpersoon',
    count: (count: number, more: boolean) =>
      more ? `${count} getoond, er zijn er meer` : count === 1 ? '1 ticket' : `${count} tickets`,
    postponed: 'Uitgesteld',
    byReturn: 'Eerstvolgende eerst',
    returns: (time: string) => `terug ${time}`,
    titlesOnly:
      'Te veel klanten passen bij deze woorden; er is alleen in onderwerpen en nummers gezocht.',
    failed: 'De tickets konden niet worden geladen.',
    breaching: 'Bijna te laat',
    groups: {
      overdue: 'Te laat',
      today: 'Vandaag',
      later: 'Later',
      undated: 'Zonder datum',
      yesterday: 'Gisteren',
      earlier: 'Eerder',
    },
    searchMessages: 'In teksten van berichten zoeken',
    hides: 'Niets hier past bij het filter. Het verbergt de andere tickets van deze weergave.',
    hidesWithSearch: (query: string) =>
      `Niets hier past bij zowel ‘${query}’ als het filter, dat andere tickets van deze weergave verbergt.`,
    clearFilter: 'Filter wissen',
    ownViews: 'Mijn weergaven',
    fact: (label: string, value: string) => `${label}: ${value}`,
  },

  time: {
    none: 'Geen deadline',
    overdue: (distance: string) => `${distance} te laat`,
    left: (distance: string) => `nog ${distance}`,
    now: 'zojuist',
    ago: (distance: string) => `${distance} geleden`,
    in: (distance: string) => `over ${distance}`,
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} uur`,
    days: (count: number) => (count === 1 ? '1 dag' : `${count} dagen`),
  },

  errors: {
    unauthorized: 'Je sessie is afgelopen. Log opnieuw in; je wijzigingen zijn bewaard.',
    throttled: 'Te veel pogingen. Wacht even en probeer het dan opnieuw.',
    forbidden: 'Je mag dit niet doen.',
    server:
      'De server kon dit niet doen. Je wijzigingen zijn bewaard; probeer het zo meteen opnieuw.',
    unexpected: 'Er is iets onverwachts gebeurd.',
    retry: 'Opnieuw proberen',
    close: 'Sluiten',
    at: (label: string, message: string) => `${label}: ${message}`,
    unsupported: 'De server kan dit niet.',
    core: {
      blocked:
        'De kern van het programma mag hier niet draaien: in het beveiligingsbeleid van deze site ontbreekt ' +
        '‘wasm-unsafe-eval’ in script-src, of het adres van de kern in connect-src.',
      offline: 'De kern van het programma kon niet worden geladen: er is geen netwerk.',
      unreachable:
        'De kern van het programma kon niet worden geladen: de server ervan is niet bereikbaar.',
      timeout: 'De kern van het programma kon niet op tijd worden geladen.',
      missing:
        'De kern van het programma staat niet waar hij hoort: het bestand core.wasm ontbreekt.',
      refused: 'De kern van het programma kon niet worden geladen: de server weigerde dat.',
      html: 'De kern van het programma staat niet waar hij hoort: er kwam een webpagina in plaats van core.wasm.',
      foreign: 'De kern van het programma kon niet worden geladen: core.wasm is een ander bestand.',
      truncated: 'Er is maar een deel van de kern van het programma aangekomen.',
      corrupt: 'De kern van het programma is onderweg beschadigd.',
      version: 'De kern van het programma heeft een andere versie dan het programma.',
      unsupported: 'Deze browser kan de kern van het programma niet uitvoeren; een nieuwere wel.',
    },
    byCode: {
      network:
        'De server is niet bereikbaar. Je wijzigingen zijn bewaard; probeer het opnieuw als er weer verbinding is.',
      timeout:
        'De server heeft niet op tijd geantwoord. Je wijzigingen zijn bewaard; probeer het zo meteen opnieuw.',
      credentials_wrong: 'De gebruikersnaam of het wachtwoord is onjuist.',
      not_selected: 'Dit is niet met het ticket gelezen. Open het opnieuw om het te wijzigen.',
      value_type: 'Dit soort waarde kan hier niet.',
      value_range: 'Het getal is te groot of te klein.',
      value_enum: 'De server kent deze keuze niet.',
      value_date: 'Dit is geen datum met tijd.',
      value_length: 'De tekst is te lang.',
      reference_not_found: 'Wat is gekozen, bestaat niet meer.',
      entity_not_found: 'Het bestaat niet, of je mag het niet zien.',
      save_not_found: 'Het bestaat niet meer.',
      patch_test_failed: 'Iemand anders heeft eerder opgeslagen.',
      precondition_failed: 'Iemand anders heeft eerder opgeslagen.',
      response_unexpected: 'De server heeft iets geantwoord waar niets van te maken valt.',
    },
  },

  connection: {
    noAddress: (given: string) => `‘${given}’ is niet het adres van een ticketdienst.`,
    unreachable: (root: string) => `De ticketdienst op ${root} is niet bereikbaar.`,
    noService: (root: string) => `Er is geen ticketdienst op ${root}`,
    noTicketId: (given: string) => `‘${given}’ is geen ticketnummer.`,
  },

  picking: {
    picked: (count: number) =>
      count === 1 ? '1 ticket geselecteerd' : `${count} tickets geselecteerd`,
    edit: 'Bewerken, antwoorden, samenvoegen, verwijderen…',
    clear: 'Selectie opheffen',
  },
};
