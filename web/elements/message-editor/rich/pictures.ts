import type { Node } from 'prosemirror-model';
import type { NodeViewConstructor } from 'prosemirror-view';

/** The pictures of a message by their Content-ID. */
export interface Pictures {
  /** The bytes; nothing for one that the message does not have. */
  find(cid: string): Blob | undefined;
  /** Takes a picture into the message; nothing where it is refused, which is said. */
  take(picture: File): Promise<string | undefined>;
}

/** Shows a picture from the bytes that go with the message. */
export function pictureView(pictures: Pictures): NodeViewConstructor {
  return (node) => {
    const dom = document.createElement('img');
    dom.alt = String(node.attrs['alt']);
    dom.draggable = true;
    const bytes = pictures.find(String(node.attrs['cid']));
    // Policies of pages allow data: more often than blob:.
    if (bytes) void dataUrl(bytes).then((url) => (dom.src = url));
    return { dom };
  };
}

/** The pictures that stand in a document. */
export function picturesIn(doc: Node): string[] {
  const found: string[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'image') found.push(String(node.attrs['cid']));
  });
  return found;
}

function dataUrl(bytes: Blob): Promise<string> {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.readAsDataURL(bytes);
  });
}
