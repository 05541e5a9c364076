import { css } from 'lit';

/**
 * The tokens that all elements use. Each has a public custom property (`--tw-accent`, ...) that a
 * page may set; light and dark follow the page's `color-scheme`.
 */
export const theme = css`
  :host {
    --_surface: var(--tw-surface, light-dark(#ffffff, #171b20));
    --_surface-sunken: var(--tw-surface-sunken, light-dark(#f4f6f8, #11151a));
    --_surface-raised: var(--tw-surface-raised, light-dark(#ffffff, #20262d));
    --_text: var(--tw-text, light-dark(#18202a, #e6eaef));
    --_text-quiet: var(--tw-text-quiet, light-dark(#545f6c, #a5b0bc));
    --_border: var(--tw-border, light-dark(#dfe3e8, #2c343d));
    --_border-strong: var(--tw-border-strong, light-dark(#848e99, #6d7885));
    --_accent: var(--tw-accent, light-dark(#0b62c4, #62aef7));
    --_on-accent: var(--tw-on-accent, light-dark(#ffffff, #07182a));
    --_accent-text: var(--tw-accent-text, light-dark(#0a57ae, #86c1fa));
    --_selected: var(--tw-selected, light-dark(#e5f0fc, #1a3047));
    --_hover: var(--tw-hover, light-dark(#edf1f5, #262d35));
    --_focus: var(--tw-focus, light-dark(#0b62c4, #86c1fa));
    --_danger: var(--tw-danger, light-dark(#c3271b, #ff8f85));
    --_danger-text: var(--tw-danger-text, light-dark(#ab2016, #ffa79f));
    --_danger-surface: var(--tw-danger-surface, light-dark(#fdeceb, #3b1d1b));
    --_warning-text: var(--tw-warning-text, light-dark(#7a4d00, #f2c86b));
    --_warning-surface: var(--tw-warning-surface, light-dark(#fff7e0, #2d2614));
    --_warning-border: var(--tw-warning-border, light-dark(#e3c165, #665420));
    --_success-text: var(--tw-success-text, light-dark(#14713a, #74d498));
    --_success-surface: var(--tw-success-surface, light-dark(#e6f6ec, #16301f));
    --_radius: var(--tw-radius, 6px);
    --_font: var(--tw-font, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    --_font-code: var(--tw-font-code, ui-monospace, 'SF Mono', Menlo, Consolas, monospace);
    --_shadow: var(--tw-shadow, 0 8px 24px light-dark(rgb(24 32 42 / 0.18), rgb(0 0 0 / 0.6)));
    /* A page's own rules for everything (\`* { all: revert }\`) would else reach what inherits. */
    box-sizing: border-box !important;
    color: var(--_text) !important;
    font: 14px/1.45 var(--_font) !important;
    letter-spacing: normal !important;
    word-spacing: normal !important;
    text-align: start !important;
    text-indent: 0 !important;
    text-shadow: none !important;
    text-transform: none !important;
    white-space: normal !important;
  }
  :host(:state(inline)) {
    display: block !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button {
    font: inherit;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 32px;
    padding: 4px 12px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
  }
  .button:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--_hover);
  }
  .button.primary:not(:disabled, [aria-disabled='true']) {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover:not(:disabled, [aria-disabled='true']) {
    filter: brightness(1.08);
  }
  .button.plain {
    border-color: transparent;
    background: none;
    color: var(--_accent-text);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    border-color: var(--_border);
    color: var(--_text-quiet);
    cursor: default;
  }
  .button.small {
    min-height: 26px;
    padding: 2px 8px;
    font-size: 12px;
  }
  kbd {
    padding: 0 4px;
    border: 1px solid currentcolor;
    border-radius: 4px;
    font: 500 11px/16px var(--_font);
    opacity: 0.85;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 8px 12px;
    border: 1px solid var(--_danger);
    border-radius: var(--_radius);
    background: var(--_danger-surface);
    color: var(--_danger-text);
    overflow-wrap: anywhere;
  }
  .notice p {
    flex: 1 1 200px;
    margin: 0;
  }
  .skeleton {
    border-radius: 4px;
    background: var(--_hover);
    animation: pulse 1.2s ease-in-out infinite alternate;
  }
  @keyframes pulse {
    to {
      opacity: 0.45;
    }
  }
  /* Backgrounds go with forced colours: what is pressed keeps a colour of its own. */
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      background: Highlight !important;
      color: HighlightText !important;
      forced-color-adjust: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
