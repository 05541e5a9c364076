import { cellOf, isSave, type Fault, type History, type Mail, type Operation } from './history.js';

/** Whether every save that was made, and had to, has led to one mail, and no other has. */
export function checkMails(
  { operations, mails, repeats }: History,
  effective: ReadonlySet<Operation>,
): Fault[] {
  const faults: Fault[] = [];
  const made = operations.filter(
    (each) => isSave(each) && (each.outcome === 'done' || effective.has(each)),
  );
  const due = made.filter(({ notifies }) => notifies);
  const different = new Map(mails.map((mail) => [mail.id, mail]));
  const repeated = mails.length - different.size;
  if (repeated > repeats) {
    const text = `${repeated} mails came again, where ${repeats} may`;
    faults.push({ kind: 'doubled mail', text });
  }
  for (const ticket of new Set(operations.map((each) => each.ticket))) {
    const own = [...different.values()].filter((mail) => mail.ticket === ticket);
    faults.push(
      ...pairUp(
        due.filter((each) => each.ticket === ticket),
        own,
        ticket,
      ),
    );
    const titles = new Set(made.map(({ writes }) => cellOf(writes, 'title')));
    for (const { id, title } of own) {
      if (titles.has(title)) continue;
      faults.push({ kind: 'dirty read', text: `mail ${id} calls ticket ${ticket} '${title}'` });
    }
  }
  return faults;
}

/** Pairs saves with mails: by the moment of the save where that is the version, the rest by number. */
function pairUp(due: readonly Operation[], mails: readonly Mail[], ticket: number): Fault[] {
  const faults: Fault[] = [];
  const left = new Map(due.map((each) => [each.seen?.version ?? each, each]));
  const stray: Mail[] = [];
  for (const mail of mails) {
    if (left.delete(mail.stamp)) continue;
    if (due.some(({ seen }) => seen?.version === mail.stamp)) {
      faults.push({ kind: 'doubled mail', text: `${mail.id} is of a save that has a mail` });
    } else {
      stray.push(mail);
    }
  }
  const missing = [...left.values()];
  for (const { id } of missing.slice(stray.length)) {
    faults.push({ kind: 'lost mail', text: `there is no mail of ${id} on ticket ${ticket}` });
  }
  for (const { id } of stray.slice(missing.length)) {
    faults.push({ kind: 'needless mail', text: `${id} of ticket ${ticket} is of no save` });
  }
  return faults;
}
