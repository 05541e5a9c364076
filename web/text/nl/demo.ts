/** What the demo says of itself. Loaded with it, and not with every page. */
export const demo = {
  label: 'Demo',
  title: 'Demo.',
  kept: {
    browser:
      'Er is hier geen ticketdienst: deze verzonnen tickets en wat je opslaat, worden in deze browser bewaard en er wordt geen e-mail verzonden.',
    page: 'Er is hier geen ticketdienst: deze tickets zijn verzonnen en er wordt geen e-mail verzonden. Omdat deze browser voor deze pagina niets bewaart, verdwijnt wat je opslaat als je de pagina sluit.',
  },
  lost: 'Wat eerder was bewaard, kon niet worden gelezen; de demo is opnieuw begonnen.',
  startOver: 'Opnieuw beginnen',
  question: 'Opnieuw beginnen?',
  whatGoes:
    'Alles wat je in deze demo hebt opgeslagen of begonnen, wordt uit deze browser verwijderd en de verzonnen tickets worden weer zoals ze eerst waren.',
  stay: 'Alles behouden',
  failed: 'De browser kon het niet verwijderen. Probeer het opnieuw.',
  local: {
    blocked:
      'De ticketdienst van de demo, local.wasm, mag hier niet draaien: in het beveiligingsbeleid van deze site ontbreekt ‘wasm-unsafe-eval’ in script-src, of het adres van het bestand in connect-src.',
    offline:
      'De ticketdienst van de demo, local.wasm, kon niet worden geladen: er is geen netwerk. Probeer het opnieuw zodra dat er weer is.',
    unreachable:
      'De ticketdienst van de demo, local.wasm, kon niet worden geladen: de server is niet bereikbaar. Probeer het zo nog eens.',
    timeout:
      'De ticketdienst van de demo, local.wasm, kon niet op tijd worden geladen. Probeer het zo nog eens.',
    missing:
      'De ticketdienst van de demo, local.wasm, staat niet naast deze pagina. Wie deze pagina aanbiedt, moet de hele map opnieuw kopiëren.',
    refused:
      'De ticketdienst van de demo, local.wasm, kon niet worden geladen: de server weigerde dat. Wie de server beheert, moet het bestand laten lezen.',
    html: 'De ticketdienst van de demo, local.wasm, staat niet naast deze pagina: er kwam een andere pagina voor in de plaats. Wie deze pagina aanbiedt, moet de hele map opnieuw kopiëren.',
    foreign:
      'De ticketdienst van de demo, local.wasm, kon niet worden geladen: het is een ander bestand. Wie deze pagina aanbiedt, moet de hele map opnieuw kopiëren.',
    truncated:
      'De ticketdienst van de demo, local.wasm, kon niet worden geladen: er is maar een deel van aangekomen. Probeer het opnieuw; helpt dat niet, dan moet wie deze pagina aanbiedt de hele map opnieuw kopiëren.',
    corrupt:
      'De ticketdienst van de demo, local.wasm, is onderweg beschadigd. Probeer het opnieuw; helpt dat niet, dan moet wie deze pagina aanbiedt de hele map opnieuw kopiëren.',
    version:
      'De ticketdienst van de demo, local.wasm, heeft een andere versie dan deze pagina. Wie deze pagina aanbiedt, moet de hele map opnieuw kopiëren.',
    unsupported:
      'Deze browser kan de ticketdienst van de demo, local.wasm, niet uitvoeren; een nieuwere kan dat wel.',
  },
};
