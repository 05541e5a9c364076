/** What a ticket holds in the cells that the clients write; a cell that is not there holds ''. */
export type Values = Readonly<Record<string, string>>;

/** A ticket as one answer shows it. */
export interface Seen {
  /** Its LastChanged in 100 ns steps: every save that changes something makes a greater one. */
  readonly version: bigint;
  readonly values: Values;
  /** Whether `values` has all cells, not some of them. */
  readonly whole: boolean;
}

/** What a save asks for: that this is the ticket's version, or that these cells hold this. */
export interface Guard {
  readonly version?: bigint;
  readonly values?: Values;
}

/**
 * One call on one ticket: a read where it writes nothing. Every save writes at least one cell with a
 * value of its own that nobody writes over, so that what has become of it can be told at the end.
 */
export interface Operation {
  readonly id: string;
  readonly client: number;
  readonly ticket: number;
  /** Moments of one clock that never gives one twice; `ended` is Infinity without an answer. */
  readonly began: number;
  readonly ended: number;
  readonly writes: Values;
  readonly guard: Guard | undefined;
  /** Unknown is what got no answer, or one that does not tell. */
  readonly outcome: 'done' | 'refused' | 'unknown';
  /** Of what is done. */
  readonly seen: Seen | undefined;
  /** Whether a mail is due for it. */
  readonly notifies: boolean;
}

/** A mail as the mail server got it. */
export interface Mail {
  /** Its Message-ID. */
  readonly id: string;
  readonly ticket: number;
  /** When the save was that it tells of: the version that it made, or shortly before. */
  readonly stamp: bigint;
  /** What the ticket was called when it was sent. */
  readonly title: string;
}

export interface History {
  readonly operations: readonly Operation[];
  readonly mails: readonly Mail[];
  /** How many mails may have come again, by a kill while they were under way. */
  readonly repeats: number;
}

export type FaultKind =
  | 'stale read'
  | 'dirty read'
  | 'lost update'
  | 'half-written save'
  | 'passed guard'
  | 'needless refusal'
  | 'doubled mail'
  | 'lost mail'
  | 'needless mail';

export interface Fault {
  readonly kind: FaultKind;
  readonly text: string;
}

export const isSave = ({ writes }: Operation): boolean => Object.keys(writes).length > 0;
export const cellOf = (values: Values, name: string): string => values[name] ?? '';

/** The cells in which two states differ. */
export function changed(before: Values, after: Values): string[] {
  const gone = Object.keys(before).filter((name) => !(name in after) && before[name] !== '');
  return [...gone, ...Object.keys(after).filter((name) => cellOf(before, name) !== after[name])];
}
