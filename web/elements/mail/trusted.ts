import type { Config } from 'dompurify';

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

interface Factory {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): Policy;
}

let made: Policy | undefined;

/**
 * The policy `ticketwire` of a page that requires Trusted Types; not every browser has them. What it
 * lets pass is a mail on its way through a parser of no window into DOMPurify, and the empty document
 * that a mail is shown in.
 */
export function policy(): Policy | undefined {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  made ??= trustedTypes?.createPolicy('ticketwire', {
    createHTML: (html) => html,
    createScriptURL: () => {
      throw new TypeError('Ticketwire loads no script');
    },
  });
  return made;
}

/** HTML for a parser or a frame. */
export function trusted(html: string): string {
  return (policy()?.createHTML(html) as string | undefined) ?? html;
}
