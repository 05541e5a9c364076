import {
  disarm,
  isColour,
  isHarmless,
  isSafeLink,
  renamedStyle,
  type Declaration,
} from '../draft/mail-style.js';

/** A mail's HTML, made safe to show. */
export interface SafeMail {
  readonly content: DocumentFragment;
  /** Images on other hosts that were left out. */
  readonly remoteImages: number;
  /** True when the sender chose colours. */
  readonly coloured: boolean;
}

export interface MailOptions {
  /** Keeps images on other hosts (https only). */
  readonly images: boolean;
  /** Keeps the sender's colours. */
  readonly colours: boolean;
}

const forbiddenTags = [
  ...['style', 'link', 'meta', 'base', 'form', 'input', 'button', 'textarea', 'select', 'option'],
  ...['label', 'fieldset', 'video', 'audio', 'source', 'track', 'picture', 'map', 'area', 'dialog'],
  ...['slot', 'template', 'marquee', 'progress', 'meter', 'output', 'datalist'],
];
const forbiddenAttributes = [
  ...['id', 'name', 'class', 'srcset', 'sizes', 'background', 'usemap', 'popover', 'tabindex'],
  ...['autofocus', 'loading', 'is', 'slot', 'part', 'contenteditable', 'accesskey', 'style'],
];

/** Sanitises a mail. Nothing of it is loaded, and nothing of it runs, while this happens. */
export async function sanitize(body: string, options: MailOptions): Promise<SafeMail> {
  const { default: purifier } = await import('dompurify');
  const content = purifier.sanitize(disarm(withoutStyleSheets(body)), {
    USE_PROFILES: { html: true },
    FORBID_TAGS: forbiddenTags,
    FORBID_ATTR: forbiddenAttributes,
    ADD_ATTR: [renamedStyle],
    ADD_URI_SAFE_ATTR: [renamedStyle],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const link of content.querySelectorAll('a')) secureLink(link);
  let remoteImages = 0;
  for (const image of content.querySelectorAll('img')) {
    if (!keepImage(image, options.images)) remoteImages += 1;
  }
  const coloured = usesColours(content);
  if (!options.colours) dropColours(content);
  return { content, remoteImages, coloured };
}

/** Sets the styles that a strict content security policy does not let the attribute set. */
export function applyStyles(root: ParentNode, colours: boolean): void {
  for (const element of root.querySelectorAll<HTMLElement>(`[${renamedStyle}]`)) {
    for (const declaration of declarations(element)) {
      if (!isHarmless(declaration) || (!colours && isColour(declaration))) continue;
      element.style.setProperty(declaration.name, declaration.value);
    }
    element.removeAttribute(renamedStyle);
  }
}

/** Style sheets go before parsing, so that the page's policy has nothing to report. */
function withoutStyleSheets(body: string): string {
  const parts = body.split(/<style\b/i);
  const [first = '', ...rest] = parts;
  return (
    first +
    rest
      .map((part) =>
        part
          .split(/<\/style\s*>/i)
          .slice(1)
          .join(''),
      )
      .join('')
  );
}

function secureLink(link: HTMLAnchorElement): void {
  const address = link.getAttribute('href');
  if (address === null || !isSafeLink(address)) {
    link.removeAttribute('href');
    return;
  }
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
  link.title = address;
}

/** Removes an image that is not part of the mail; its description stays. False when it was remote. */
function keepImage(image: HTMLImageElement, remoteAllowed: boolean): boolean {
  const source = (image.getAttribute('src') ?? '').trim();
  if (/^data:image\/(?:png|jpe?g|gif|webp|avif)[;,]/i.test(source)) return true;
  const remote = /^(?:https?:)?\/\//i.test(source);
  if (remote && remoteAllowed) {
    image.src = source.replace(/^(?:http:)?\/\//i, 'https://');
    image.referrerPolicy = 'no-referrer';
    return true;
  }
  image.replaceWith(image.alt);
  return !remote;
}

function usesColours(content: DocumentFragment): boolean {
  if (content.querySelector('[bgcolor], font[color]')) return true;
  return [...content.querySelectorAll<HTMLElement>(`[${renamedStyle}]`)].some((element) =>
    declarations(element).some(isColour),
  );
}

function dropColours(content: DocumentFragment): void {
  for (const element of content.querySelectorAll('[bgcolor], [color]')) {
    element.removeAttribute('bgcolor');
    element.removeAttribute('color');
  }
}

function declarations(element: HTMLElement): Declaration[] {
  const probe = document.createElement('i').style;
  probe.cssText = element.getAttribute(renamedStyle) ?? '';
  return [...probe].map((name) => ({ name, value: probe.getPropertyValue(name) }));
}
