import { text } from '../text/first.js';

/** Something that the page does, however it is asked for. */
export interface Command {
  readonly id: CommandName;
  /**
   * As in `aria-keyshortcuts`: `Control+S`, `N`. The Command key of a Mac counts as Control. Empty where
   * the reader has given them to another command.
   */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
  /** True where the element that the command is about listens to its keys itself. */
  readonly heard?: true;
  /** True where its keys work while a text is typed, too. */
  readonly anywhere?: true;
  /** True where its keys are always these. */
  readonly fixed?: true;
}

/** What commands do; the workspace does it. */
export interface Actions {
  palette(): void;
  save(): void;
  review(): void;
  search(): void;
  next(): void;
  previous(): void;
  queue(): void;
  create(): void;
  reply(): void;
  comment(): void;
  forward(): void;
  take(): void;
  close(): void;
  reopen(): void;
  outbox(): void;
  part(): void;
  partBefore(): void;
  leave(): void;
  help(): void;
}

export type CommandName = keyof Actions;

/** Keys that a reader has given to commands, in place of their own. */
export type OwnKeys = Readonly<Partial<Record<CommandName, string>>>;

/**
 * The one table of commands: shortcuts, the palette, the help sheet and hints on buttons are made of
 * it.
 */
export function commandsFor(actions: Actions, own: OwnKeys = {}): readonly Command[] {
  const labels = text.page.commands;
  const given = new Set(Object.values(own));
  const command = (id: CommandName, keys: string): Command => ({
    id,
    keys: own[id] ?? (given.has(keys) ? '' : keys),
    label: labels[id],
    run: () => actions[id](),
  });
  return [
    { ...command('palette', 'Control+K'), anywhere: true },
    { ...command('save', 'Control+S'), heard: true, fixed: true },
    { ...command('review', 'Control+Enter'), heard: true, fixed: true },
    command('search', '/'),
    command('next', 'J'),
    command('previous', 'K'),
    command('queue', 'G'),
    command('create', 'N'),
    command('reply', 'R'),
    command('comment', 'C'),
    command('forward', 'F'),
    command('take', 'T'),
    command('close', 'X'),
    command('reopen', 'U'),
    command('outbox', 'O'),
    { ...command('part', 'F6'), anywhere: true, fixed: true },
    { ...command('partBefore', 'Shift+F6'), anywhere: true, fixed: true },
    { ...command('leave', 'Escape'), fixed: true },
    command('help', '?'),
  ];
}

/** True for a shortcut that is one character, which speech input may type by accident. */
export function isSingle({ keys }: Pick<Command, 'keys'>): boolean {
  return keys.length === 1;
}
