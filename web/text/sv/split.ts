/** The texts about making a new ticket of some messages of another one. */
export const split = {
  split: {
    begin: 'Nytt ärende av meddelanden…',
    single: 'Med ett enda meddelande finns det inget att bryta ut.',
    title: (id: number) => `Nytt ärende av meddelanden från #${id}`,
    messages: 'Meddelanden som flyttas till det nya ärendet',
    subject: 'Det nya ärendets ämne',
    moves: (count: number, from: string) =>
      `${count === 1 ? '1 meddelande' : `${count} meddelanden`} flyttas från ${from} till ett nytt ärende.`,
    stays: (id: number, count: number) =>
      `#${id} behåller ${count === 1 ? '1 meddelande' : `${count} meddelanden`} och sina egenskaper.`,
    inherits: 'Det nya ärendet får samma kontaktperson, kategori, prioritet, ägare och typ.',
    final: 'Detta kan inte ångras, men det nya ärendet kan slås ihop med det här igen.',
    none: 'Välj vad som ska till det nya ärendet.',
    all: 'Minst ett meddelande måste vara kvar.',
    noSubject: 'Det nya ärendet behöver ett ämne.',
    now: 'Skapa ärendet',
    working: 'Skapar ärendet…',
    done: (count: number, id: number | undefined) =>
      `${count === 1 ? '1 meddelande' : `${count} meddelanden`} finns nu i ett nytt ärende${id === undefined ? '' : `: #${id}`}.`,
    open: (id: number) => `Öppna #${id}`,
  },
} as const;
