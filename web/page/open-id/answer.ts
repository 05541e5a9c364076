import type { Attempt } from './provider.js';

/** Where a provider sends whoever has signed in, beside the page. */
export const answerPage = 'signed-in.html';

const channelName = 'ticketwire-signed-in';

/** Tells the page that waits, from the provider's window. */
export function bringAnswer(search: string): void {
  // A page in a frame hears no channel of another window, and one that isolates itself is no opener.
  new BroadcastChannel(channelName).postMessage(search);
  (opener as Window | null)?.postMessage(search, location.origin);
}

/** What the provider's window brings back; rejects when the attempt is given up. */
export function answerOf(attempt: Attempt, signal: AbortSignal): Promise<URLSearchParams> {
  const channel = new BroadcastChannel(channelName);
  const done = new AbortController();
  return new Promise<URLSearchParams>((resolve, reject) => {
    const take = ({ origin, data }: MessageEvent<unknown>): void => {
      if (origin !== location.origin || typeof data !== 'string') return;
      const parameters = new URLSearchParams(data);
      if (attempt.answers(parameters)) resolve(parameters);
    };
    channel.addEventListener('message', take);
    addEventListener('message', take, { signal: done.signal });
    signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: done.signal });
  }).finally(() => {
    done.abort();
    channel.close();
  });
}
