/** What the demo says of itself. Loaded with it, and not with every page. */
export const demo = {
  label: 'Demo',
  title: 'Demo.',
  kept: {
    browser:
      'Her er ingen sagstjeneste: De opdigtede sager og det, du gemmer, ligger i denne browser, og der sendes ingen e-mail.',
    page: 'Her er ingen sagstjeneste: Sagerne er opdigtede, og der sendes ingen e-mail. Browseren opbevarer ikke noget for denne side, så det, du gemmer, forsvinder, når den lukkes.',
  },
  lost: 'Det, der lå fra tidligere, kunne ikke læses; demoen er begyndt forfra.',
  startOver: 'Begynd forfra',
  question: 'Vil du begynde forfra?',
  whatGoes:
    'Alt, hvad du har gemt eller påbegyndt i denne demo, fjernes fra browseren, og de opdigtede sager bliver, som de var fra begyndelsen.',
  stay: 'Behold alt',
  failed: 'Browseren kunne ikke fjerne det. Prøv igen.',
  local: {
    blocked:
      'Demoens sagstjeneste, local.wasm, må ikke køre her: Webstedets sikkerhedspolitik mangler »wasm-unsafe-eval« i script-src eller filens adresse i connect-src.',
    offline:
      'Demoens sagstjeneste, local.wasm, kunne ikke indlæses: Der er intet netværk. Prøv igen, når det er tilbage.',
    unreachable:
      'Demoens sagstjeneste, local.wasm, kunne ikke indlæses: Serveren, den ligger på, kan ikke nås. Prøv igen om lidt.',
    timeout: 'Demoens sagstjeneste, local.wasm, kunne ikke indlæses i tide. Prøv igen om lidt.',
    missing:
      'Demoens sagstjeneste, local.wasm, findes ikke ved siden af denne side. Den, der har lagt siden ud, skal kopiere hele mappen igen.',
    refused:
      'Demoens sagstjeneste, local.wasm, kunne ikke indlæses: Serveren, den ligger på, afviste det. Den, der driver serveren, skal tillade, at filen læses.',
    html: 'Demoens sagstjeneste, local.wasm, findes ikke ved siden af denne side: Der kom en anden side i stedet. Den, der har lagt siden ud, skal kopiere hele mappen igen.',
    foreign:
      'Demoens sagstjeneste, local.wasm, kunne ikke indlæses: Det er en anden fil. Den, der har lagt siden ud, skal kopiere hele mappen igen.',
    truncated:
      'Demoens sagstjeneste, local.wasm, kunne ikke indlæses: Kun en del af den nåede frem. Prøv igen; hjælper det ikke, skal den, der har lagt siden ud, kopiere hele mappen igen.',
    corrupt:
      'Demoens sagstjeneste, local.wasm, blev beskadiget undervejs. Prøv igen; hjælper det ikke, skal den, der har lagt siden ud, kopiere hele mappen igen.',
    version:
      'Demoens sagstjeneste, local.wasm, er af en anden version end denne side. Den, der har lagt siden ud, skal kopiere hele mappen igen.',
    unsupported: 'Denne browser kan ikke køre demoens sagstjeneste, local.wasm; det kan en nyere.',
  },
};
