import type { Client } from '../../../wasm/js/index.js';
import type { MessageDraft } from '../../draft/message-draft.js';
import { shown } from '../../table/problems.js';
import { text } from '../../text/index.js';

/**
 * Begins to pass a message on, in an empty draft: what is begun there is not written over. Gives what
 * stands in the way, in words.
 */
export async function beginForward(
  client: Client,
  draft: MessageDraft,
  messageId: number,
  title: string,
): Promise<string | undefined> {
  if (!draft.empty) return text.forward.begun;
  try {
    const { forwardOf } = await import('./rich/forwarding.js');
    const content = await forwardOf(client, messageId, title);
    // Somebody may have typed meanwhile.
    if (!draft.empty) return text.forward.begun;
    draft.update(content);
    return undefined;
  } catch (cause) {
    return shown(cause).message;
  }
}
