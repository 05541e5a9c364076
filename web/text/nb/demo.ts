/** What the demo says of itself. Loaded with it, and not with every page. */
export const demo = {
  label: 'Demo',
  title: 'Demo.',
  kept: {
    browser:
      'Det er ingen sakstjeneste her: De oppdiktede sakene og det du lagrer, ligger i denne nettleseren, og det sendes ingen e-post.',
    page: 'Det er ingen sakstjeneste her: Sakene er oppdiktet, og det sendes ingen e-post. Nettleseren tar ikke vare på noe for denne siden, så det du lagrer, forsvinner når den lukkes.',
  },
  lost: 'Det som lå lagret fra før, kunne ikke leses; demoen har begynt på nytt.',
  startOver: 'Begynn på nytt',
  question: 'Begynne på nytt?',
  whatGoes:
    'Alt du har lagret eller påbegynt i denne demoen, fjernes fra nettleseren, og de oppdiktede sakene blir som de var i utgangspunktet.',
  stay: 'Behold alt',
  failed: 'Nettleseren kunne ikke fjerne det. Prøv på nytt.',
  local: {
    blocked:
      'Demoens sakstjeneste, local.wasm, får ikke kjøre her: Nettstedets sikkerhetspolicy mangler «wasm-unsafe-eval» i script-src, eller filens adresse i connect-src.',
    offline:
      'Demoens sakstjeneste, local.wasm, kunne ikke lastes: Det er ikke noe nett. Prøv på nytt når det er tilbake.',
    unreachable:
      'Demoens sakstjeneste, local.wasm, kunne ikke lastes: Serveren den ligger på, svarer ikke. Prøv på nytt om litt.',
    timeout: 'Demoens sakstjeneste, local.wasm, kunne ikke lastes i tide. Prøv på nytt om litt.',
    missing:
      'Demoens sakstjeneste, local.wasm, finnes ikke ved siden av denne siden. Den som har lagt ut siden, må kopiere hele mappen på nytt.',
    refused:
      'Demoens sakstjeneste, local.wasm, kunne ikke lastes: Serveren avviste det. Den som driver serveren, må tillate at filen leses.',
    html: 'Demoens sakstjeneste, local.wasm, finnes ikke ved siden av denne siden: Det kom en nettside i stedet. Den som har lagt ut siden, må kopiere hele mappen på nytt.',
    foreign:
      'Demoens sakstjeneste, local.wasm, kunne ikke lastes: Det er en annen fil. Den som har lagt ut siden, må kopiere hele mappen på nytt.',
    truncated:
      'Demoens sakstjeneste, local.wasm, kunne ikke lastes: Bare en del av den kom fram. Prøv på nytt; hjelper ikke det, må den som har lagt ut siden, kopiere hele mappen på nytt.',
    corrupt:
      'Demoens sakstjeneste, local.wasm, ble skadet underveis. Prøv på nytt; hjelper ikke det, må den som har lagt ut siden, kopiere hele mappen på nytt.',
    version:
      'Demoens sakstjeneste, local.wasm, er av en annen versjon enn denne siden. Den som har lagt ut siden, må kopiere hele mappen på nytt.',
    unsupported:
      'Denne nettleseren kan ikke kjøre demoens sakstjeneste, local.wasm; det kan en nyere.',
  },
};
