/**
 * The document of the frame. Its policy comes on top of the page's own, which it inherits: no script,
 * no connection, no remote image. The parent fills it and gives it its style sheet.
 */
export function frameDocument(images: boolean): string {
  const sources = images ? 'data: cid: https:' : 'data: cid:';
  const policy = `default-src 'none'; img-src ${sources}; style-src 'unsafe-inline'`;
  return (
    '<!doctype html><html><head><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<meta name="referrer" content="no-referrer"></head><body></body></html>'
  );
}

/** No script; the parent may fill, style and measure the frame, and links open outside of it. */
export const sandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** How a mail looks before its own styles. */
export const frameStyles = `
  html { overflow: auto; }
  body { margin: 0; padding: 1px 0; font: 14px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
  p { margin: 0 0 10px; }
  img { max-width: 100%; height: auto; }
  table { max-width: 100%; border-collapse: collapse; }
  body > :last-child { margin-bottom: 0; }
  blockquote { margin: 8px 0; padding-left: 12px; border-left: 3px solid #8a94a0; }
  pre { white-space: pre-wrap; }
`;
