import { html, type TemplateResult } from 'lit';
import type { Client } from '../../../wasm/js/index.js';
import type { Session } from '../../draft/session.js';
import { text } from '../../text/index.js';

/** What is shown in the middle of an editor, and what can happen there. */
export interface CenterView {
  readonly client: Client | undefined;
  readonly session: Session;
  readonly onward: boolean;
  readonly imageFrame: string | undefined;
  readonly messageLink: string | undefined;
  /** The reader does something with the conversation. */
  readonly looked: () => void;
  readonly writeTo: (address: string, subject: string | undefined) => void;
  readonly forward: (messageId: number) => void;
  readonly messageSaved: (mailed: boolean) => void;
}

/** The conversation, and below it where a message is written. */
export function renderCenter(view: CenterView): TemplateResult {
  const { client, session } = view;
  return html`<div class="center">
    <div
      class="scroll"
      tabindex="0"
      role="region"
      aria-label=${text.thread.label}
      @pointerdown=${view.looked}
      @keydown=${view.looked}
    >
      <tw-thread
        .client=${client}
        .ticketId=${session.id}
        .messages=${session.messages}
        .imageFrame=${view.imageFrame}
        .messageLink=${view.messageLink}
        .forwards=${true}
        @tw-forward=${({ detail }: CustomEvent<{ messageId: number }>) =>
          view.forward(detail.messageId)}
        @tw-mailto=${(event: CustomEvent<{ address: string; subject?: string }>) => {
          event.preventDefault();
          view.writeTo(event.detail.address, event.detail.subject);
        }}
      ></tw-thread>
    </div>
    <tw-message-editor
      .client=${client}
      .ticketId=${session.id}
      .messages=${session.messages}
      .onward=${view.onward}
      @tw-message-saved=${({ detail }: CustomEvent<{ mailed: boolean }>) =>
        view.messageSaved(detail.mailed)}
    ></tw-message-editor>
  </div>`;
}
