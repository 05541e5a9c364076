import { nearest } from '../shared/focus.js';

/** The parts of an editor, in their order on the screen. */
const parts = ['[part=header]', '.scroll', 'tw-message-editor', '.side', '[part=footer]'];

/** What has the focus in a part where it is not the first that can. */
const entries: Readonly<Record<string, string>> = {
  '[part=footer]': '[part=save]',
};

/**
 * Moves the focus so many parts on, to the first or last one where none has it. False past the ends:
 * whatever is beside the editor is next.
 */
export function stepPart(root: ParentNode, places: number): boolean {
  const shown = parts.flatMap((name) => {
    const place = root.querySelector<HTMLElement>(name);
    return place?.checkVisibility() === true ? [{ name, place }] : [];
  });
  const at = shown.findIndex(({ place }) => place.matches(':focus-within'));
  const next = shown.at(at < 0 ? Math.min(0, places) : at + places);
  if (!next || (at >= 0 && at + places < 0)) return false;
  const { name, place } = next;
  const entry = entries[name];
  const target = entry === undefined ? undefined : place.querySelector<HTMLElement>(entry);
  focusWithin(target ?? place);
  return true;
}

/** An element that takes the focus itself, or gives it to what is in it, else the first in it. */
function focusWithin(place: HTMLElement): void {
  place.focus();
  if (!place.matches(':focus-within')) nearest(place)?.focus();
}
