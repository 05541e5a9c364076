import { text } from '../text/index.js';

/** Something that the page does, however it is asked for. */
export interface Command {
  readonly id: string;
  /** As in `aria-keyshortcuts`: `Control+S`, `N`. The Command key of a Mac counts as Control. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
  /** True where the element that the command is about listens to its keys itself. */
  readonly heard?: true;
}

/** What commands do; the workspace does it. */
export interface Actions {
  save(): void;
  review(): void;
  search(): void;
  next(): void;
  previous(): void;
  create(): void;
  reply(): void;
  comment(): void;
  outbox(): void;
  leave(): void;
  help(): void;
}

/** The one table of commands: shortcuts, the help sheet and hints on buttons are made of it. */
export function commandsFor(actions: Actions): readonly Command[] {
  const labels = text.page.commands;
  const command = (id: keyof Actions, keys: string): Command => ({
    id,
    keys,
    label: labels[id],
    run: () => actions[id](),
  });
  return [
    { ...command('save', 'Control+S'), heard: true },
    { ...command('review', 'Control+Enter'), heard: true },
    command('search', '/'),
    command('next', 'J'),
    command('previous', 'K'),
    command('create', 'N'),
    command('reply', 'R'),
    command('comment', 'C'),
    command('outbox', 'O'),
    command('leave', 'Escape'),
    command('help', '?'),
  ];
}

/** True for a shortcut that is one character, which speech input may type by accident. */
export function isSingle({ keys }: Command): boolean {
  return keys.length === 1;
}
