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
};
