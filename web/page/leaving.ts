import { html, nothing, type TemplateResult } from 'lit';
import type { Desk } from '../draft/desk.js';
import type { Shown } from '../table/problems.js';
import { text } from '../text/first.js';

/** True where a log-out has something to ask first. */
export function asksBeforeLeaving(desk: Desk | undefined): boolean {
  if (!desk) return false;
  const unsent = desk.outbox.entries.length > 0;
  return unsent || (desk.kept !== 'durable' && desk.unfinished.length > 0);
}

/** The question before a log-out, and why one has failed; opened by `openLeaving`. */
export function renderLeaving(
  desk: Desk | undefined,
  problem: Shown | undefined,
  leave: () => void,
): TemplateResult {
  const entries = desk?.outbox.entries.length ?? 0;
  const drafts = desk?.unfinished.length ?? 0;
  const kept = desk?.kept ?? 'durable';
  return html`<dialog class="login" id="leaving" aria-labelledby="leaving-title">
    <form method="dialog">
      <h2 id="leaving-title">${text.page.leaveTitle}</h2>
      ${problem ? html`<p class="problem" role="alert">${problem.message}</p>` : nothing}
      ${entries > 0 ? html`<p>${text.page.leaveUnsent(entries)}</p>` : nothing}
      ${drafts > 0 ? html`<p>${text.page.leaveDrafts(drafts)}</p>` : nothing}
      <p>${text.page.leaveKept[kept]}</p>
      <div class="actions">
        <button class="plain" autofocus>${text.page.stay}</button>
        <button class="primary" @click=${leave}>${text.page.logout}</button>
      </div>
    </form>
  </dialog>`;
}

/** Asks before a log-out. */
export function openLeaving(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#leaving');
  if (dialog && !dialog.open) dialog.showModal();
}
