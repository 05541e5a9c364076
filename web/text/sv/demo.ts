/** What the demo says of itself. Loaded with it, and not with every page. */
export const demo = {
  label: 'Demo',
  title: 'Demo.',
  kept: {
    browser:
      'Här finns ingen ärendetjänst: de påhittade ärendena och det du sparar lagras i den här webbläsaren, och ingen e-post skickas.',
    page: 'Här finns ingen ärendetjänst: ärendena är påhittade, ingen e-post skickas, och eftersom webbläsaren inte lagrar något för den här sidan försvinner det du sparar när du stänger den.',
  },
  lost: 'Det som var lagrat sedan tidigare kunde inte läsas; demon har börjat om från början.',
  startOver: 'Börja om',
  question: 'Vill du börja om?',
  whatGoes:
    'Allt du har sparat eller påbörjat i demon tas bort från den här webbläsaren, och de påhittade ärendena blir som de var från början.',
  stay: 'Behåll allt',
  failed: 'Webbläsaren kunde inte ta bort det. Försök igen.',
  local: {
    blocked:
      'Demons ärendetjänst, local.wasm, får inte köras här: webbplatsens säkerhetspolicy saknar ”wasm-unsafe-eval” i script-src, eller filens adress i connect-src.',
    offline:
      'Demons ärendetjänst, local.wasm, kunde inte laddas: det finns inget nätverk. Försök igen när det är tillbaka.',
    unreachable:
      'Demons ärendetjänst, local.wasm, kunde inte laddas: dess server kan inte nås. Försök igen om en stund.',
    timeout: 'Demons ärendetjänst, local.wasm, kunde inte laddas i tid. Försök igen om en stund.',
    missing:
      'Demons ärendetjänst, local.wasm, finns inte bredvid den här sidan. Den som har lagt ut sidan måste kopiera hela mappen på nytt.',
    refused:
      'Demons ärendetjänst, local.wasm, kunde inte laddas: dess server lämnade inte ut den. Den som driver servern måste låta filen läsas.',
    html: 'Demons ärendetjänst, local.wasm, finns inte bredvid den här sidan: en annan sida kom i stället. Den som har lagt ut sidan måste kopiera hela mappen på nytt.',
    foreign:
      'Demons ärendetjänst, local.wasm, kunde inte laddas: det är någon annan fil. Den som har lagt ut sidan måste kopiera hela mappen på nytt.',
    truncated:
      'Demons ärendetjänst, local.wasm, kunde inte laddas: bara en del av den har kommit fram. Försök igen; om det inte hjälper måste den som har lagt ut sidan kopiera hela mappen på nytt.',
    corrupt:
      'Demons ärendetjänst, local.wasm, skadades på vägen. Försök igen; om det inte hjälper måste den som har lagt ut sidan kopiera hela mappen på nytt.',
    version:
      'Demons ärendetjänst, local.wasm, är av en annan version än den här sidan. Den som har lagt ut sidan måste kopiera hela mappen på nytt.',
    unsupported: 'Den här webbläsaren kan inte köra demons ärendetjänst, local.wasm; en nyare kan.',
  },
};
