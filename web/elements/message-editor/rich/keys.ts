import { baseKeymap, lift, toggleMark, wrapIn } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import {
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Plugin,
} from 'prosemirror-state';
import { schema } from './schema.js';

const { bullet_list, ordered_list, list_item, blockquote, hard_break } = schema.nodes as Record<
  string,
  NodeType
>;

/** What a button or key does to the text. */
export type Format = 'strong' | 'em' | 'bullet_list' | 'ordered_list' | 'blockquote';

/** True where the cursor stands in what has this look. */
export function isActive(state: EditorState, format: Format | 'link'): boolean {
  const { selection, storedMarks, doc } = state;
  const mark = schema.marks[format];
  if (!mark) return depthOf(state, schema.nodes[format]!) !== undefined;
  const { from, to, empty, $from } = selection;
  if (!empty) return doc.rangeHasMark(from, to, mark);
  return mark.isInSet(storedMarks ?? $from.marks()) !== undefined;
}

/** The command of a button. */
export function commandOf(format: Format): Command {
  const mark = schema.marks[format];
  if (mark) return toggleMark(mark);
  return format === 'blockquote' ? toggleQuote : toggleList(schema.nodes[format]!);
}

const toggleQuote: Command = (state, dispatch) =>
  isActive(state, 'blockquote') ? lift(state, dispatch) : wrapIn(blockquote!)(state, dispatch);

/** Makes a list, makes it one of the other kind, or makes it none. */
function toggleList(type: NodeType): Command {
  return (state, dispatch) => {
    const depth = depthOf(state, bullet_list!, ordered_list!);
    if (depth === undefined) return wrapInList(type)(state, dispatch);
    const { $from } = state.selection;
    if ($from.node(depth).type === type) return liftListItem(list_item!)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), type));
    return true;
  };
}

/** How deep the innermost node of these types around the cursor lies. */
function depthOf({ selection: { $from } }: EditorState, ...types: NodeType[]): number | undefined {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (types.includes($from.node(depth).type)) return depth;
  }
  return undefined;
}

/** All of the text, as what can be made a list, which the document itself cannot. */
const selectText: Command = ({ tr, doc }, dispatch) => {
  const [from, to] = [Selection.atStart(doc), Selection.atEnd(doc)];
  dispatch?.(tr.setSelection(TextSelection.between(from.$from, to.$to)));
  return true;
};

const breakLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(hard_break!.create()).scrollIntoView());
  return true;
};

/** Keys, undo, and lists that are made by how they are written. */
export function plugins(link: Command): Plugin[] {
  return [
    inputRules({
      rules: [
        wrappingInputRule(/^\s*[-*]\s$/, bullet_list!),
        wrappingInputRule(/^(\d{1,3})\.\s$/, ordered_list!, ([, first]) => ({
          order: Number(first),
        })),
      ],
    }),
    keymap({
      'Mod-a': selectText,
      'Mod-b': commandOf('strong'),
      'Mod-i': commandOf('em'),
      'Mod-k': link,
      // The browser would underline, which no reply knows.
      'Mod-u': () => true,
      'Mod-Shift-7': commandOf('ordered_list'),
      'Mod-Shift-8': commandOf('bullet_list'),
      'Mod-Shift-9': toggleQuote,
      'Mod-]': sinkListItem(list_item!),
      'Mod-[': liftListItem(list_item!),
      'Mod-z': undo,
      'Mod-y': redo,
      'Shift-Mod-z': redo,
      Backspace: undoInputRule,
      Enter: splitListItem(list_item!),
      'Shift-Enter': breakLine,
    }),
    keymap(baseKeymap),
    history(),
  ];
}
