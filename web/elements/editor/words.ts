import type { PatchOperation } from '../../../wasm/js/index.js';
import type { SaveReport } from '../../draft/editing.js';
import { changesText } from '../../table/changes.js';
import type { Peek } from '../../table/display.js';
import { labelAt } from '../../table/properties.js';
import { text } from '../../text/index.js';

/** The properties that operations change, by their labels. */
export function propertyWords(operations: readonly Pick<PatchOperation, 'path'>[]): string {
  return [...new Set(operations.map(({ path }) => labelAt(path)))].join(', ');
}

/** What became of a save, or of taking one back. */
export function saveWords(report: SaveReport, peek: Peek): string {
  const what = changesText(report.changes, peek);
  if (report.kind !== 'saved') {
    return report.kind === 'undone'
      ? text.editor.undoneChange(what)
      : text.editor.redoneChange(what);
  }
  const said = [text.editor.savedChange(what, report.milliseconds)];
  if (report.others.length > 0) said.push(text.editor.othersKept(propertyWords(report.others)));
  if (report.closed) said.push(`${text.conflict.titles[report.closed]}.`);
  if (report.notified === 'yes') said.push(text.editor.told);
  if (report.notified === 'unknown') said.push(text.editor.toldUnknown);
  return said.join(' ');
}
