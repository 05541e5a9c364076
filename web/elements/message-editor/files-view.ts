import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../controls/icons.js';
import type { AttachedFile } from '../../draft/message.js';
import { size } from '../../text/size.js';
import { text } from '../../text/index.js';
import { mostFileBytes, mostFiles, type Files, type Upload } from './files.js';

/** The files of a message, how far their uploads are, and why others were not taken. */
export function renderFiles(
  attached: readonly AttachedFile[],
  files: Files,
): TemplateResult | typeof nothing {
  const { faults } = files;
  if (attached.length === 0 && faults.length === 0) return nothing;
  return html`
    <ul class="files" aria-label=${text.files.list} ?hidden=${attached.length === 0}>
      ${attached.map((file) => renderFile(file, files))}
    </ul>
    <div class="notices" role="alert">
      ${faults.map((fault) => html`<p class="notice">${fault}</p>`)}
    </div>
  `;
}

/** The button to choose files, and what they may be. */
export function renderAttach(files: Files): TemplateResult {
  return html`<label class="attach button small">
      <input
        type="file"
        multiple
        aria-describedby="limits"
        @change=${({ target }: Event) => {
          const input = target as HTMLInputElement;
          void files.add([...(input.files ?? [])]);
          input.value = '';
        }}
      />
      ${text.files.attach}
    </label>
    <span class="quiet" id="limits">${text.files.limits(size(mostFileBytes), mostFiles)}</span>`;
}

function renderFile(file: AttachedFile, files: Files): TemplateResult {
  const { key, name, bytes, size: known = 0, warning } = file;
  const upload = files.upload(key);
  const running = upload !== undefined && upload.problem === undefined;
  return html`<li class=${warning === undefined ? '' : 'warned'}>
    <span class="name" dir="auto">${name}</span>
    <span class="quiet">${size(bytes?.size ?? known)}</span>
    ${running ? renderProgress(file, upload) : renderState(file, upload)}
    ${warning === undefined ? nothing : html`<span class="warning">${warning}</span>`}
    ${
      running
        ? button(text.files.cancel(name), 'stop', () => files.cancel(key))
        : upload?.problem !== undefined
          ? button(text.files.retry(name), 'refresh', () => files.retry(key))
          : nothing
    }
    ${button(text.files.remove(name), 'close', () => files.remove(key))}
  </li>`;
}

function renderProgress({ name }: AttachedFile, { percent }: Upload): TemplateResult {
  return html`<progress
    max="100"
    value=${percent}
    aria-label=${name}
    aria-valuetext=${text.files.uploading(Math.round(percent))}
  ></progress>`;
}

function renderState(file: AttachedFile, upload: Upload | undefined): TemplateResult {
  const { problem } = upload ?? {};
  const words = problem === undefined ? stateOf(file) : text.files.failed(problem);
  return html`<span class="quiet" role="status">${words}</span>`;
}

function stateOf({ attachmentId, size }: AttachedFile): string {
  if (size !== undefined) return text.forward.file;
  return attachmentId === undefined ? text.files.later : text.files.uploaded;
}

function button(label: string, sign: IconName, run: () => void): TemplateResult {
  return html`<button type="button" class="sign" title=${label} aria-label=${label} @click=${run}>
    ${icon(sign)}
  </button>`;
}
