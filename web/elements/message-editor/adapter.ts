/** A message's text as an editor gives and takes it. */
export interface EditorText {
  /** The plain text, always. */
  readonly text: string;
  /** The same with its looks; missing where it has none. The server cleans it once more. */
  readonly html?: string | undefined;
}

/** What an editor has to say about itself. */
export interface EditorAbout {
  /** Its name for screen readers. */
  readonly label: string;
  readonly placeholder: string;
  /** True for a comment, which customers never see. */
  readonly internal: boolean;
}

/** An editor that is in the page. */
export interface MountedEditor {
  /** Puts the cursor into the text. */
  focus(): void;
  /**
   * Shows another text. Nothing is told back.
   * @param another - True where it is another message: what was typed before cannot be undone into it.
   */
  set(content: EditorText, another: boolean): void;
  /** Takes the editor out of the page. */
  destroy(): void;
  /** Tells at once what it has not told yet. An editor that tells every change needs none. */
  flush?(): void;
  /** Puts a text where the cursor is. */
  insert?(content: EditorText): void;
  /** The message has become a reply or a comment, or the language has changed. */
  describe?(about: EditorAbout): void;
}

/**
 * An editor of the host's own. The composer keeps and sends what it tells; files, addresses and the
 * buttons stay the composer's.
 */
export interface EditorAdapter {
  /**
   * Puts the editor into an element that lies in the document, outside of any shadow root of ours, so
   * that style sheets of the page reach it.
   * @param changed - To be called with the whole text after each change that somebody has made.
   */
  mount(
    host: HTMLElement,
    initial: EditorText,
    changed: (content: EditorText) => void,
    about: EditorAbout,
  ): MountedEditor;
}
