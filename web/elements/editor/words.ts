import type { SaveReport } from '../../draft/editing.js';
import { changesText } from '../../table/changes.js';
import type { Peek } from '../../table/display.js';
import { text } from '../../text/index.js';
import { propertyWords } from '../shared/obstacle-words.js';

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
