import { htmlOf, type MessageContent } from '../../draft/message.js';
import type { EditorAbout, EditorAdapter, EditorText, MountedEditor } from './adapter.js';
import type * as RichModule from './rich/rich.js';

/** What the place of the text needs of its composer. */
export interface TextHost {
  readonly element: HTMLElement;
  readonly root: () => ShadowRoot;
  readonly content: () => MessageContent;
  /** What the content belongs to: another one is another message. */
  readonly draft: () => unknown;
  readonly about: () => EditorAbout;
  readonly adapter: () => EditorAdapter | undefined;
  readonly changed: (content: EditorText) => void;
  readonly rich: RichModule.RichHost;
  readonly update: () => void;
}

type Rich = typeof RichModule;

let loading: Promise<Rich> | undefined;

/** Loads the editor of formatted texts, once for all composers. */
function loadRich(): Promise<Rich> {
  loading ??= import('./rich/rich.js').catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

/**
 * The place of a message's text: a field of plain text, in which one can write at once, and from the
 * first focus on the editor of formatted texts, or the host's own one. Where that cannot be loaded the
 * field stays.
 */
export class TextPlace {
  readonly #host: TextHost;
  #rich: Rich | undefined;
  #mounted: MountedEditor | undefined;
  /** What has made the editor: an adapter, or the module of the formatted texts. */
  #by: unknown;
  /** What the editor has told or was told last. */
  #told: EditorText = { text: '' };
  #shown: unknown;
  #described = '';
  /** True while letters are made of several keys: what is changed then breaks them. */
  #composing = false;

  constructor(host: TextHost) {
    this.#host = host;
  }

  /** True while the field of plain text is the place. */
  get plain(): boolean {
    return this.#mounted === undefined;
  }

  /** True where an editor of the host's own is the place. */
  get foreign(): boolean {
    return this.#mounted !== undefined && this.#by !== this.#rich;
  }

  get rich(): RichModule.RichEditor | undefined {
    return this.foreign ? undefined : (this.#mounted as RichModule.RichEditor | undefined);
  }

  focus(): void {
    if (this.#mounted) this.#mounted.focus();
    else this.#field?.focus();
  }

  insert(content: EditorText): void {
    this.#mounted?.insert?.(content);
  }

  /** What was typed is in the draft afterwards. True where it was not. */
  flush(): boolean {
    const before = this.#told;
    this.#mounted?.flush?.();
    return this.#told !== before;
  }

  /** Somebody is about to write: the editor is loaded, and takes the place of the field. */
  load(): void {
    if (this.#rich || this.#host.adapter()) return;
    void loadRich().then(
      (rich) => {
        this.#rich = rich;
        this.#host.update();
      },
      // The field is there.
      () => undefined,
    );
  }

  composing(state: boolean): void {
    this.#composing = state;
    if (!state) this.#host.update();
  }

  /** After each rendering: the editor is the one that it should be, and shows what is in the draft. */
  sync(): void {
    const { content, adapter, draft, about } = this.#host;
    // A formatted text cannot be read in the field.
    if (content().formatted !== undefined) this.load();
    const wanted: unknown = adapter() ?? this.#rich;
    if (wanted !== this.#by && !this.#composing) this.#mount(wanted);
    if (!this.#mounted) return;
    const written = this.#written();
    const another = draft() !== this.#shown;
    this.#shown = draft();
    if (another || written.text !== this.#told.text || written.html !== this.#told.html) {
      this.#told = written;
      this.#mounted.set(written, another || written.text === '');
    }
    this.#describe(about());
  }

  /** The element leaves the page. */
  close(): void {
    this.flush();
    this.#mount(undefined);
  }

  #describe(about: EditorAbout): void {
    const described = JSON.stringify(about);
    if (described === this.#described) return;
    this.#described = described;
    this.#mounted?.describe?.(about);
  }

  #mount(wanted: unknown): void {
    const { about, adapter, update } = this.#host;
    const field = this.#field;
    const focused = this.#hasFocus();
    this.flush();
    this.#mounted?.destroy();
    this.#mounted = undefined;
    this.#by = wanted;
    for (const own of this.#host.element.querySelectorAll(':scope > [slot=text]')) own.remove();
    const changed = (content: EditorText): void => {
      this.#told = content;
      this.#host.changed(content);
    };
    this.#told = this.#written();
    this.#shown = this.#host.draft();
    this.#described = JSON.stringify(about());
    const given = adapter();
    if (given && wanted === given) {
      this.#mounted = given.mount(this.#slotted(), this.#told, changed, about());
    } else if (wanted) this.#mountRich(field, changed);
    if (focused) this.focus();
    update();
  }

  #mountRich(field: HTMLTextAreaElement | null, changed: (content: EditorText) => void): void {
    const { root, about, rich } = this.#host;
    const place = root().querySelector<HTMLElement>('#rich');
    if (!place || !this.#rich) return;
    place.hidden = false;
    const editor = new this.#rich.RichEditor(place, this.#told, changed, about(), rich);
    this.#mounted = editor;
    if (field && root().activeElement === field) {
      const { selectionStart: from, selectionEnd: to } = field;
      editor.focus();
      editor.select(from, to);
    }
  }

  /** A child of the composer, so that style sheets reach what the host puts into it. */
  #slotted(): HTMLElement {
    const place = document.createElement('div');
    place.slot = 'text';
    this.#host.element.append(place);
    return place;
  }

  #hasFocus(): boolean {
    const { root, element } = this.#host;
    const own = element.querySelector(':scope > [slot=text]');
    const places = [this.#field, root().querySelector('#rich'), own];
    return places.some((place) => place?.matches(':focus-within') === true);
  }

  #written(): EditorText {
    const content = this.#host.content();
    const html = htmlOf(content);
    const before = html === undefined ? content.formatted : undefined;
    return { text: content.body, html, ...(before && { before }) };
  }

  get #field(): HTMLTextAreaElement | null {
    return this.#host.root().querySelector('textarea');
  }
}
