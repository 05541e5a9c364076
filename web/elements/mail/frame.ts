/**
 * The document of the frame. Its policy comes on top of the page's own, which it inherits: no script,
 * no connection, no remote image. The parent fills it and gives it its style sheet.
 */
export function frameDocument(images: boolean): string {
  const sources = images ? 'data: https:' : 'data:';
  const policy = `default-src 'none'; form-action 'none'; img-src ${sources}; style-src 'unsafe-inline'`;
  return (
    '<!doctype html><html><head><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<meta name="referrer" content="no-referrer"></head><body></body></html>'
  );
}

/** No script; the parent may fill, style and measure the frame, and links open outside of it. */
export const sandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/**
 * How a mail looks before its own styles. Words stay whole in tables, which may be wider than the
 * frame; the frame is as high as its mail and scrolls sideways only.
 */
export const frameStyles = `
  html { overflow: auto hidden; overscroll-behavior-x: contain; }
  body { margin: 0; padding: 1px 0; font: 14px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
  body, p, div, li, td, th, dd, dt, blockquote, pre, h1, h2, h3, h4, h5, h6, center {
    unicode-bidi: plaintext;
  }
  body [dir], body [dir] :is(p, div, li, td, th, dd, dt, blockquote, pre) { unicode-bidi: isolate; }
  p { margin: 0 0 10px; }
  [tw-tight] { margin: 0; }
  img { max-width: 100%; height: auto; }
  td img, th img { max-width: none; }
  table { border-collapse: collapse; }
  blockquote { margin: 8px 0; padding-inline-start: 12px; border-inline-start: 3px solid #8a94a0; }
  pre { white-space: pre-wrap; }
  [tw-alt] { box-sizing: border-box; padding: 0 4px; border: 1px dotted; }
  [tw-folded]:not([tw-open]) { display: none !important; }
  .tw-fold {
    display: block; box-sizing: border-box; min-width: 36px; height: 24px; margin: 8px 0; padding: 0 8px;
    border: 1px solid; border-radius: 12px; background: none; color: inherit; font: 12px/1 system-ui;
    cursor: pointer;
  }
  .tw-fold::before { content: '•••'; }
  .tw-fold:focus-visible { outline: 2px solid; outline-offset: 2px; }
`;
