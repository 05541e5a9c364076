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
};
