import type { CSSResult } from 'lit';

/** Rules that come with what is loaded later: a page that only reads needs none of them. */
export function adopt(root: ShadowRoot, { styleSheet }: CSSResult): void {
  if (!styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
