import { isSafeLink } from './links.js';
import { altMark, earlyMarks, styleMark } from './marks.js';
import { policy } from './trusted.js';

/** Longer descriptions of images are none. */
const longestAlt = 300;

const forbiddenTags = [
  ...['style', 'link', 'meta', 'base', 'form', 'input', 'button', 'textarea', 'select', 'option'],
  ...['label', 'fieldset', 'video', 'audio', 'source', 'track', 'picture', 'map', 'area', 'dialog'],
  ...['slot', 'template', 'marquee', 'progress', 'meter', 'output', 'datalist', 'title', 'details'],
  ...['summary', 'menu'],
];
const forbiddenAttributes = [
  ...['id', 'name', 'class', 'srcset', 'sizes', 'background', 'usemap', 'popover', 'tabindex'],
  ...['autofocus', 'loading', 'is', 'slot', 'part', 'contenteditable', 'accesskey', 'style'],
  ...['hidden', 'inert', 'draggable', 'popovertarget', 'popovertargetaction', 'role'],
];

/**
 * Removes from a mail all that could run, load, send or pose as part of the page, in place. Gives the
 * number of images on other hosts that were left out.
 */
export async function clean(root: HTMLElement, images: boolean): Promise<number> {
  const { default: purifier } = await import('dompurify');
  const given = policy();
  purifier.sanitize(root, {
    IN_PLACE: true,
    ...(given && { TRUSTED_TYPES_POLICY: given }),
    USE_PROFILES: { html: true },
    FORBID_TAGS: forbiddenTags,
    FORBID_ATTR: forbiddenAttributes,
    ADD_ATTR: [...earlyMarks, 'nowrap'],
    ADD_URI_SAFE_ATTR: earlyMarks,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
  for (const link of root.querySelectorAll('a')) secureLink(link);
  let remoteImages = 0;
  for (const image of root.querySelectorAll('img')) {
    if (!keepImage(image, images)) remoteImages += 1;
  }
  return remoteImages;
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

/** Replaces an image that is not part of the mail by its description. False when it was remote. */
function keepImage(image: HTMLImageElement, remoteAllowed: boolean): boolean {
  const source = (image.getAttribute('src') ?? '').trim();
  if (image.alt.length > longestAlt) image.alt = `${image.alt.slice(0, longestAlt)}…`;
  if (/^data:image\/(?:png|jpe?g|gif|webp|avif)[;,]/i.test(source)) return true;
  const remote = /^(?:https?:)?\/\//i.test(source);
  if (remote && remoteAllowed) {
    image.src = source.replace(/^(?:http:)?\/\//i, 'https://');
    image.referrerPolicy = 'no-referrer';
    return true;
  }
  const description = image.alt.trim();
  if (description === '') {
    image.replaceWith(' ');
    return !remote;
  }
  const span = image.ownerDocument.createElement('span');
  span.setAttribute(altMark, '');
  span.textContent = description;
  // It takes the width of the image, so that the columns of a table stay as they were meant.
  if (image.width > 0) span.setAttribute(styleMark, `display:inline-block;width:${image.width}px`);
  // Blanks of its own, so that it does not run into the words beside it.
  image.replaceWith(' ', span, ' ');
  return !remote;
}
