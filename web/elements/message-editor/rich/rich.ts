import { closeHistory } from 'prosemirror-history';
import { Slice, type MarkType, type Node } from 'prosemirror-model';
import { EditorState, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { adopt } from '../adopt.js';
import type { EditorAbout, EditorText, MountedEditor } from '../adapter.js';
import { CannedReplies, type CannedHost } from './canned.js';
import { htmlOf } from './html.js';
import { commandOf, isActive, plugins } from './keys.js';
import { askLink } from './link-dialog.js';
import { docOf, docOfText, linesOf, type Written } from './parse.js';
import { takeDrop, takePaste, type Taking } from './taking.js';
import { pictureView, type Pictures } from './pictures.js';
import { schema } from './schema.js';
import { SlashList } from './slash.js';
import { SnippetDialog } from './snippet-dialog.js';
import { richStyles } from './styles.js';
import { isPlain, PlainText, textOf } from './text.js';
import { Toolbar, tools, type Tool } from './toolbar.js';

/** Texts of so many characters are told at every key: it takes less than a millisecond. */
const small = 4_000;
/** Larger ones are told so many milliseconds after the first key that was not. */
const delay = 250;

const linkMark: MarkType = schema.marks['link'];

/** What the editor needs beside its text. */
export interface RichHost {
  readonly pictures: Pictures;
  /** Attaches files that are no pictures. */
  readonly attach: (files: readonly File[]) => void;
  readonly canned: CannedHost;
}

/** The editor of formatted texts, within a shadow root. */
export class RichEditor implements MountedEditor {
  readonly #host: HTMLElement;
  readonly #changed: (content: EditorText) => void;
  readonly #view: EditorView;
  readonly #toolbar: Toolbar;
  readonly #dialogs: HTMLElement;
  readonly #tools: RichHost;
  readonly #canned: CannedReplies;
  readonly #slash: SlashList;
  #about: EditorAbout;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** True once the signature stands below the text; who deletes it wants none. */
  #isSigned = false;

  constructor(
    host: HTMLElement,
    initial: Written,
    changed: (content: EditorText) => void,
    about: EditorAbout,
    beside: RichHost,
  ) {
    this.#host = host;
    this.#changed = changed;
    this.#about = about;
    this.#tools = beside;
    adopt(host.getRootNode() as ShadowRoot, richStyles);
    const [page, bar, dialogs, list] = ['page', 'bar', 'dialogs', 'list'].map((name) => {
      const part = document.createElement('div');
      part.className = name;
      host.append(part);
      return part;
    }) as HTMLElement[] as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
    this.#dialogs = dialogs;
    this.#canned = new CannedReplies(beside.canned);
    this.#slash = new SlashList(list, this.#canned, {
      take: (words, from, to) => this.#replace(words, from, to),
      manage: () => this.#manage(),
    });
    void this.#canned.load();
    const taking = this.#taking();
    this.#view = new EditorView(
      { mount: page },
      {
        state: this.#begin(docOf(initial)),
        attributes: (state) => ({
          ...attributesOf(state.doc, this.#about),
          ...this.#slash.attributes,
        }),
        handleKeyDown: (_view, event) => this.#slash.key(event),
        nodeViews: { image: pictureView(beside.pictures) },
        handleDOMEvents: {
          paste: (view, event) => takePaste(view, event, taking),
          drop: (view, event) => takeDrop(view, event, taking),
        },
        dispatchTransaction: (transaction) => this.#dispatch(transaction),
      },
    );
    this.#toolbar = new Toolbar(bar, (tool) => this.#run(tool));
    this.#showTools();
    if (initial.before) this.#soon();
  }

  focus(): void {
    this.#view.focus();
  }

  /** Selects what these places of the plain text enclose, as a field of plain text had it. */
  select(from: number, to: number): void {
    const { state } = this.#view;
    const plain = new PlainText(state.doc);
    const selection = TextSelection.between(
      state.doc.resolve(plain.position(from)),
      state.doc.resolve(plain.position(to)),
    );
    this.#view.dispatch(state.tr.setSelection(selection).scrollIntoView());
  }

  set(content: Written, another: boolean): void {
    this.#forget();
    const doc = docOf(content);
    const { state } = this.#view;
    if (another) {
      this.#isSigned = doc.textContent !== '';
      void this.#canned.load();
      this.#view.updateState(this.#begin(doc));
    } else
      this.#view.dispatch(become(state, doc).setMeta('addToHistory', false).setMeta('told', true));
    this.#showTools();
    if (content.before) this.#soon();
  }

  insert(content: EditorText): void {
    const doc = docOf(content);
    const { state } = this.#view;
    this.#view.dispatch(state.tr.replaceSelection(new Slice(doc.content, 1, 1)).scrollIntoView());
  }

  /** Takes a picture out of the text. */
  dropPicture(cid: string): void {
    const { state } = this.#view;
    const { tr } = state;
    state.doc.descendants((node, position) => {
      if (node.type.name !== 'image' || node.attrs['cid'] !== cid) return;
      tr.delete(tr.mapping.map(position), tr.mapping.map(position + node.nodeSize));
    });
    if (tr.docChanged) this.#view.dispatch(tr);
  }

  describe(about: EditorAbout): void {
    if (about.internal && !this.#about.internal) this.#unsign();
    this.#about = about;
    this.#view.setProps({});
    this.#showTools();
  }

  flush(): void {
    if (this.#timer !== undefined) this.#tell();
  }

  destroy(): void {
    this.#forget();
    this.#view.destroy();
    this.#host.replaceChildren();
  }

  #begin(doc: Node): EditorState {
    const link: Command = () => {
      void this.#link();
      return true;
    };
    return EditorState.create({ doc, plugins: plugins(link) });
  }

  #dispatch(transaction: Transaction): void {
    const before = this.#view.state;
    const own = transaction.docChanged && transaction.getMeta('told') !== true;
    const changed = before.apply(transaction);
    const state = own ? this.#signed(before, changed) : changed;
    this.#view.updateState(state);
    this.#showTools();
    this.#slash.update(this.#view);
    if (!own) return;
    if (state.doc.content.size <= small) this.#tell();
    else this.#soon();
  }

  /** Below the first words of a reply stands the signature. */
  #signed({ doc: before }: EditorState, state: EditorState): EditorState {
    // An empty paragraph, or one with the slash that may yet become a reply.
    if (this.#isSigned || before.content.size > '/'.length + 2) return state;
    const signature = this.#about.internal ? '' : this.#canned.signature();
    const { doc, tr } = state;
    const begun = doc.textContent !== '' && doc.textContent !== '/';
    if (signature === '' || !begun) return state;
    this.#isSigned = true;
    const lines = linesOf(`\n${signature}`);
    return state.apply(tr.insert(doc.content.size, lines).setMeta('addToHistory', false));
  }

  /** A comment has none. */
  #unsign(): void {
    const { state } = this.#view;
    const lines = linesOf(`\n${this.#canned.signature()}`);
    const size = lines.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    const from = state.doc.content.size - size;
    const wanted = docOfText(`\n${this.#canned.signature()}`);
    if (!this.#isSigned || from < 0 || !state.doc.slice(from).content.eq(wanted.content)) return;
    this.#isSigned = false;
    this.#view.dispatch(state.tr.delete(from, state.doc.content.size));
  }

  #replace(words: string, from: number, to: number): void {
    const { tr } = this.#view.state;
    const slice = new Slice(docOfText(words).content, 1, 1);
    this.#view.dispatch(closeHistory(tr.replace(from, to, slice).scrollIntoView()));
    this.#view.focus();
  }

  #manage(): void {
    const { own } = this.#canned;
    if (!own) return;
    void new SnippetDialog(this.#dialogs, own, () => this.#view.focus()).open();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#tell(), delay);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tell(): void {
    this.#forget();
    const { doc } = this.#view.state;
    this.#changed({ text: textOf(doc), html: isPlain(doc) ? undefined : htmlOf(doc) });
  }

  #showTools(): void {
    const { state } = this.#view;
    this.#toolbar.show(tools.filter((tool) => tool !== 'canned' && isActive(state, tool)));
  }

  #run(tool: Tool): void {
    if (tool === 'link') return void this.#link();
    if (tool === 'canned') return this.#manage();
    commandOf(tool)(this.#view.state, this.#view.dispatch.bind(this.#view));
    this.#view.focus();
  }

  async #link(): Promise<void> {
    this.#selectLink();
    const { selection, doc } = this.#view.state;
    const { from, to, empty } = selection;
    const href = linkAt(doc, from, to);
    const answer = await askLink(this.#dialogs, { href, selected: !empty });
    this.#view.focus();
    if (answer === 'cancelled') return;
    const { state } = this.#view;
    if (answer === undefined) {
      this.#view.dispatch(state.tr.removeMark(from, to, linkMark));
      return;
    }
    const mark = linkMark.create({ href: answer.href });
    if (!empty) {
      this.#view.dispatch(state.tr.removeMark(from, to, linkMark).addMark(from, to, mark));
      return;
    }
    const words = answer.words || answer.href.replace(/^mailto:/i, '');
    const { tr } = state;
    tr.insert(from, schema.text(words, [...(selection.$from.marks() ?? []), mark]));
    this.#view.dispatch(tr.removeStoredMark(linkMark).scrollIntoView());
  }

  /** With the cursor in a link it is the link that is meant. */
  #selectLink(): void {
    const { state } = this.#view;
    const { empty, $from } = state.selection;
    const mark = empty ? linkMark.isInSet($from.marks()) : undefined;
    if (!mark) return;
    const inside = (index: number): boolean =>
      $from.parent.maybeChild(index)?.marks.some((each) => each.eq(mark)) === true;
    let first = $from.index();
    if (!inside(first)) first -= 1;
    let last = first;
    while (inside(first - 1)) first -= 1;
    while (inside(last + 1)) last += 1;
    const from = $from.posAtIndex(first);
    const to = $from.posAtIndex(last + 1);
    this.#view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
  }

  #taking(): Taking {
    const { pictures, attach } = this.#tools;
    return { pictures, attach, into: (slice, at) => this.#put(slice, at) };
  }

  #put(slice: Slice, at?: number): void {
    if (this.#view.isDestroyed) return;
    const { tr } = this.#view.state;
    if (at !== undefined) {
      tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size))));
    }
    // To be undone by itself.
    this.#view.dispatch(closeHistory(tr.replaceSelection(slice).scrollIntoView()));
  }
}

/** The address of the first link within. */
function linkAt(doc: Node, from: number, to: number): string {
  let href = '';
  doc.nodesBetween(from, to, ({ marks }) => {
    href ||= String(linkMark.isInSet(marks)?.attrs['href'] ?? '');
  });
  return href;
}

/** Changes only what differs, so that the cursor stays where it is. */
function become({ tr, doc }: EditorState, wanted: Node): Transaction {
  const start = doc.content.findDiffStart(wanted.content);
  if (start === null) return tr;
  const end = doc.content.findDiffEnd(wanted.content)!;
  // Where something is repeated, both ends may count the same text.
  const twice = Math.max(0, start - Math.min(end.a, end.b));
  return tr.replace(start, end.a + twice, wanted.slice(start, end.b + twice));
}

function attributesOf(doc: Node, { label, placeholder }: EditorAbout): Record<string, string> {
  const empty = doc.childCount === 1 && doc.firstChild!.content.size === 0;
  const plain = empty && doc.firstChild!.type.name === 'paragraph';
  return {
    role: 'textbox',
    part: 'text',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-describedby': 'hint fault',
    'aria-placeholder': placeholder,
    'data-placeholder': placeholder,
    class: plain ? 'empty' : '',
  };
}
