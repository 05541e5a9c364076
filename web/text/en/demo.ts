/** What the demo says of itself. Loaded with it, and not with every page. */
export const demo = {
  label: 'Demo',
  title: 'Demo.',
  kept: {
    browser:
      'There is no ticket service here: these made-up tickets and what you save are kept in this browser, and no mail is sent.',
    page: 'There is no ticket service here: these tickets are made up, no mail is sent, and since this browser keeps nothing for this page, what you save ends with it.',
  },
  lost: 'What was kept before could not be read; the demo has begun anew.',
  startOver: 'Start over',
  question: 'Start over?',
  whatGoes:
    'Everything that you have saved or begun in this demo is removed from this browser, and the made-up tickets are as they were at first.',
  stay: 'Keep everything',
  failed: 'This browser could not remove it. Try again.',
} as const;
