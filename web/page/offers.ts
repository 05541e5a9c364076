import { focusField, hasField } from '../controls/field.js';
import { quickNames } from '../draft/quick.js';
import type { TicketEditor } from '../elements/editor/editor.js';
import { labelOf, shownRows } from '../table/properties.js';
import { views, type ViewName } from '../table/views.js';
import { text } from '../text/index.js';
import { languages, type Language } from '../text/tags.js';
import type { Colours } from './colours.js';
import type { Command } from './commands.js';
import type { PaletteItem } from './palette-items.js';
import { colourChoices } from './panels.js';

/** What the palette's items do besides commands. */
export interface Doing {
  readonly view: (view: ViewName) => void;
  readonly colours: (colours: Colours) => void;
  readonly speak: (language: Language) => void;
}

/** Everything that the palette offers at a moment: commands, views, properties, settings. */
export function offersOf(
  commands: readonly Command[],
  singleKeys: boolean,
  editor: TicketEditor | null,
  doing: Doing,
): PaletteItem[] {
  const offered: readonly string[] = editor?.quick.offered ?? [];
  const told = commands.filter(({ id }) => {
    const quick = quickNames.some((name) => name === id);
    return quick ? offered.includes(id) : id !== 'palette' && id !== 'leave';
  });
  return [
    ...told.map(({ id, label, keys, run }) => ({
      ...{ id, label, run },
      ...(keys.length > (singleKeys ? 0 : 1) && { keys }),
    })),
    ...views.map((view) => ({
      id: `view ${view}`,
      label: text.palette.view(text.list[view]),
      run: () => doing.view(view),
    })),
    ...properties(editor),
    ...settings(doing),
  ];
}

/** The properties that the open ticket’s editor shows. */
function properties(editor: TicketEditor | null): PaletteItem[] {
  if (!editor?.checkVisibility()) return [];
  const { renderRoot } = editor;
  return shownRows()
    .filter((row) => hasField(renderRoot, row))
    .map((row) => ({
      id: `property ${row.name}`,
      label: text.palette.property(labelOf(row)),
      words: `${row.label} ${row.name}`,
      run: () => focusField(renderRoot, `/${row.name}`),
    }));
}

function settings(doing: Doing): PaletteItem[] {
  return [
    ...colourChoices().map(([name, label]) => ({
      id: `colours ${name}`,
      label: text.palette.colours(label),
      words: 'theme dark light',
      run: () => doing.colours(name),
    })),
    ...Object.entries(languages).map(([tag, name]) => ({
      id: `language ${tag}`,
      label: text.palette.language(name),
      words: 'language',
      run: () => doing.speak(tag as Language),
    })),
  ];
}
