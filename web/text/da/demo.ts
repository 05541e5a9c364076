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
};
