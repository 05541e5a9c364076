import { Fragment, Slice } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { pastedHtml, textSlice } from './paste.js';
import type { Pictures } from './pictures.js';
import { schema } from './schema.js';

/** What pasting and dropping need. */
export interface Taking {
  readonly pictures: Pictures;
  readonly attach: (files: readonly File[]) => void;
  /** Puts something where the cursor is, or at a position. */
  readonly into: (slice: Slice, at?: number) => void;
}

/** Handles all that is pasted, so that nothing reaches the page that was not cleaned. */
export function takePaste(_view: EditorView, event: ClipboardEvent, taking: Taking): boolean {
  const { clipboardData } = event;
  if (!clipboardData) return false;
  event.preventDefault();
  // The form around it would attach what is put into the text here.
  event.stopPropagation();
  void take(clipboardData, taking);
  return true;
}

/** The same of what is dropped; what is dragged within the text is moved by the editor. */
export function takeDrop(view: EditorView, event: DragEvent, taking: Taking): boolean {
  const { dataTransfer } = event;
  if (view.dragging || !dataTransfer) return false;
  const files = [...dataTransfer.files];
  // Where not all of them are pictures the form attaches them.
  if (files.length > 0 && !files.every(isPicture)) return true;
  event.preventDefault();
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
  void take(dataTransfer, taking, at);
  return true;
}

async function take(data: DataTransfer, taking: Taking, at?: number): Promise<void> {
  const files = [...data.files];
  const text = data.getData('text/plain');
  const html = data.getData('text/html');
  // Programs that give a picture of a text beside the text itself mean the text.
  if (files.length > 0 && text === '') {
    const others = files.filter((file) => !isPicture(file));
    if (others.length > 0) taking.attach(others);
    return takePictures(files.filter(isPicture), taking, at);
  }
  if (html === '') return taking.into(textSlice(text), at);
  const { pictures } = taking;
  const known = (cid: string): boolean => pictures.find(cid) !== undefined;
  try {
    taking.into(await pastedHtml(html, (file) => pictures.take(file), known), at);
  } catch {
    taking.into(textSlice(text), at);
  }
}

async function takePictures(
  files: readonly File[],
  { pictures, into }: Taking,
  at?: number,
): Promise<void> {
  for (const file of files) {
    const cid = await pictures.take(file);
    if (cid === undefined) continue;
    const image = schema.node('image', { cid, alt: file.name });
    into(new Slice(Fragment.from(image), 0, 0), at);
  }
}

/** What every mail program shows. */
function isPicture({ type }: File): boolean {
  return /^image\/(?:png|jpeg|gif|webp)$/.test(type);
}
