/** How long a violation may come after what it forbids has failed, in milliseconds. */
const patience = 100;

/** What the page's Content-Security-Policy has forbidden, from now on. */
export interface Violations {
  /** True once an address was among it; asks as well what comes a little later. */
  told(url: string): Promise<boolean>;
  end(): void;
}

/** A `fetch` that a policy forbids fails as one without a network does; an event alone tells them apart. */
export function hearViolations(): Violations {
  const scope = globalThis as Partial<Pick<Window, 'addEventListener' | 'removeEventListener'>>;
  const forbidden = new Set<string>();
  const hear = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
    forbidden.add(blockedURI);
  };
  scope.addEventListener?.('securitypolicyviolation', hear);
  return {
    async told(url) {
      const { href, origin } = new URL(url, globalThis.location?.href);
      const isTold = (): boolean => forbidden.has(href) || forbidden.has(origin);
      if (!isTold() && scope.addEventListener) {
        await new Promise((done) => setTimeout(done, patience));
      }
      return isTold();
    },
    end: () => scope.removeEventListener?.('securitypolicyviolation', hear),
  };
}
