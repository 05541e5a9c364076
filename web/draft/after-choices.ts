import type { MDOListItem } from '../../wasm/js/index.js';
import { isPostponed, presets, type Preset } from '../table/postponing.js';
import { pointerOf, rowNamed } from '../table/properties.js';
import { toWire } from '../text/time.js';
import type { Following } from './entry.js';

/** What can become of a ticket with the message that is sent. */
export interface AfterChoice {
  readonly kind: 'close' | 'wait' | 'status';
  /** The status, as its list calls it. */
  readonly name: string;
  /** Until when it waits. */
  readonly preset?: Preset['name'];
  readonly edits: readonly Following[];
  /** The next ticket is opened then. */
  readonly next?: true;
}

/** Those who wait for a customer wait a day or more. */
const waits: readonly Preset['name'][] = ['tomorrow', 'monday'];

/**
 * The choices that the service's statuses offer: to close, to postpone, and each other state that a
 * ticket is worked on in, such as one that waits for the customer. Nothing without the list.
 * @param onward - Whether there are other tickets to go on to.
 */
export function afterChoices(
  statuses: readonly MDOListItem[] | undefined,
  now: number,
  onward = false,
): readonly AfterChoice[] {
  const row = rowNamed('Status')!;
  const pointer = pointerOf(row);
  const listed = (statuses ?? []).filter(({ Deleted }) => !Deleted);
  const choice = (
    kind: AfterChoice['kind'],
    { Id, Name }: MDOListItem,
    more: Partial<AfterChoice> = {},
  ): AfterChoice => {
    const edits = [{ pointer, after: Id }, ...(more.edits ?? [])];
    return { kind, name: Name ?? '', ...more, edits };
  };
  const closed = listed.find(({ ExtraInfo }) => ExtraInfo === 'Closed');
  const postponed = listed.find(({ ExtraInfo }) => isPostponed(ExtraInfo));
  const until = row.until === undefined ? undefined : rowNamed(row.until);
  const moments = presets(now).filter(({ name }) => waits.includes(name));
  // The first is the one that tickets have by themselves.
  const [, ...others] = listed.filter(({ ExtraInfo }) => ExtraInfo === 'Active');
  return [
    ...(closed ? [choice('close', closed)] : []),
    ...(closed && onward ? [choice('close', closed, { next: true })] : []),
    ...(postponed && until
      ? moments.map(({ name, at }) =>
          choice('wait', postponed, {
            preset: name,
            edits: [{ pointer: pointerOf(until), after: toWire(at) }],
          }),
        )
      : []),
    ...others.map((item) => choice('status', item)),
  ];
}
