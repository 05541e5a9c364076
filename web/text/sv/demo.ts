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
};
