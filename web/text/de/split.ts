/** The texts about making a new ticket of some messages of another one. */
export const split = {
  split: {
    begin: 'Neues Ticket aus Nachrichten…',
    single: 'Bei einer einzigen Nachricht gibt es nichts abzutrennen.',
    title: (id: number) => `Neues Ticket aus Nachrichten von #${id}`,
    messages: 'Nachrichten, die in das neue Ticket kommen',
    subject: 'Betreff des neuen Tickets',
    moves: (count: number, from: string) =>
      `${count === 1 ? '1 Nachricht wird' : `${count} Nachrichten werden`} von ${from} in ein neues Ticket verschoben.`,
    stays: (id: number, count: number) =>
      `#${id} behält ${count === 1 ? '1 Nachricht' : `${count} Nachrichten`} und die eigenen Eigenschaften.`,
    inherits:
      'Das neue Ticket hat denselben Kontakt und Typ, dieselbe Kategorie, Priorität und Zuständigkeit.',
    final:
      'Das lässt sich nicht rückgängig machen, aber das neue Ticket kann wieder mit diesem zusammengeführt werden.',
    none: 'Wählen Sie, was in das neue Ticket kommt.',
    all: 'Mindestens eine Nachricht muss bleiben.',
    noSubject: 'Das neue Ticket braucht einen Betreff.',
    now: 'Ticket anlegen',
    working: 'Ticket wird angelegt…',
    done: (count: number, id: number | undefined) =>
      `${count === 1 ? '1 Nachricht ist' : `${count} Nachrichten sind`} jetzt in einem neuen Ticket${id === undefined ? '' : `: #${id}`}.`,
    open: (id: number) => `#${id} öffnen`,
  },
} as const;
