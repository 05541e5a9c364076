import { css } from 'lit';

/** Looks of fields and controls; adopted by every element that shows a form. */
export const controlStyles = css`
  .field {
    margin: 0 0 12px;
    padding-left: 8px;
    border-left: 2px solid transparent;
  }
  .field.changed {
    border-left-color: var(--_accent);
  }
  .field.invalid {
    border-left-color: var(--_danger);
  }
  .field-head {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 24px;
  }
  .label {
    flex: 1;
    color: var(--_text-quiet);
    font-size: 12px;
    font-weight: 600;
  }
  .input {
    box-sizing: border-box;
    width: 100%;
    min-height: 32px;
    padding: 4px 8px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }
  textarea.input {
    resize: vertical;
  }
  .input:hover:not(:disabled, [readonly]) {
    border-color: var(--_text-quiet);
  }
  .input:disabled,
  .input[readonly] {
    border-color: var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text);
    opacity: 1;
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }
  .checkbox {
    width: 24px;
    height: 24px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .reset,
  .chip-remove {
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_text-quiet);
    font: inherit;
    cursor: pointer;
  }
  .reset:hover,
  .chip-remove:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .was,
  .problem,
  .quiet {
    margin: 4px 0 0;
    color: var(--_text-quiet);
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .was {
    color: var(--_accent-text);
  }
  .problem {
    color: var(--_danger-text);
  }
  .chosen {
    display: contents;
  }
  .chips ul {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 0 0 4px;
    padding: 0;
    list-style: none;
  }
  .chip {
    display: flex;
    align-items: center;
    min-height: 26px;
    padding-left: 8px;
    border: 1px solid var(--_border);
    border-radius: 13px;
    background: var(--_surface-sunken);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .chip:not(:has(button)) {
    padding-right: 8px;
  }
  .chip.new {
    border-color: var(--_accent);
    background: var(--_selected);
  }
  .chip-remove {
    border-radius: 50%;
  }
  .dictionary {
    display: grid;
    gap: 8px;
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .entry .label {
    display: block;
    font-weight: 400;
  }
  .entry.changed .label {
    font-weight: 600;
  }
  .entry .was {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .part {
    margin: 8px 0 0;
  }
  .moments {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 4px 0;
  }
  .moments [aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
    color: var(--_accent-text);
  }
  tw-combobox {
    display: block;
  }
  .combo-box {
    position: relative;
  }
  .combo.empties {
    padding-right: 52px;
  }
  .clear {
    position: absolute;
    inset: 4px 26px auto auto;
    width: 24px;
    height: 24px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_text-quiet);
    font: inherit;
    cursor: pointer;
  }
  .clear:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  select.input,
  .combo {
    appearance: none;
    padding-right: 28px;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--_text-quiet) 50%),
      linear-gradient(135deg, var(--_text-quiet) 50%, transparent 50%);
    background-position:
      right 14px center,
      right 9px center;
    background-size: 5px 5px;
    background-repeat: no-repeat;
    text-overflow: ellipsis;
  }
  .popup {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    margin: 0;
    padding: 4px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
    overflow-y: auto;
  }
  .option {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    padding: 5px 8px;
    border-radius: 4px;
    cursor: pointer;
  }
  .option.active,
  .option:hover {
    background: var(--_hover);
  }
  .option.active {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .option[aria-selected='true'] {
    background: var(--_selected);
    font-weight: 600;
  }
  .option-detail {
    flex: 1 1 0;
    min-width: 0;
    overflow: hidden;
    text-align: right;
    color: var(--_text-quiet);
    font-size: 12px;
    font-weight: 400;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .depth-1 {
    padding-left: 24px;
  }
  .depth-2 {
    padding-left: 40px;
  }
  .depth-3 {
    padding-left: 56px;
  }
  .depth-4 {
    padding-left: 72px;
  }
  .popup-note {
    margin: 4px 8px;
    color: var(--_text-quiet);
  }
  @media (forced-colors: active) {
    .field {
      border-left-color: Canvas;
    }
    .field.changed {
      border-left-color: Highlight;
    }
    .field.invalid {
      border-left: 2px dashed CanvasText;
    }
    .input[aria-invalid='true'] {
      border-style: dashed;
    }
    select.input {
      appearance: auto;
    }
    /* Forced colours leave no gradient, and with it no arrow. */
    .combo {
      border-color: FieldText;
      background-color: Field;
      background-image:
        linear-gradient(45deg, transparent 50%, FieldText 50%),
        linear-gradient(135deg, FieldText 50%, transparent 50%);
      color: FieldText;
      forced-color-adjust: none;
    }
    .combo::placeholder {
      color: GrayText;
    }
    .combo:focus {
      outline-color: Highlight;
    }
    .option[aria-selected='true'],
    .moments [aria-pressed='true'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .option[aria-selected='true'] .option-detail {
      color: inherit;
    }
  }
`;
