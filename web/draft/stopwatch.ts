const minute = 60;
const half = 30;

/** What is counted into a message's time, and where what was counted is kept. */
export interface Counted {
  /** Seconds that the stopwatch has counted for this message. */
  readonly counted?: number | undefined;
  /** Minutes. */
  readonly timeSpent: number;
}

/** Counts on to so many seconds: each minute that is full goes into the time spent. */
export function countedTo({ counted = 0, timeSpent }: Counted, seconds: number): Counted {
  const whole = Math.floor(seconds / minute) - Math.floor(counted / minute);
  return { counted: seconds, timeSpent: timeSpent + Math.max(0, whole) };
}

/** The message is finished: half a minute and more is one. */
export function finished({ counted = 0, timeSpent }: Counted): Counted {
  return { counted: 0, timeSpent: timeSpent + (counted % minute >= half ? 1 : 0) };
}

/** As if nothing had been counted; what was typed stays. */
export function uncounted({ counted = 0, timeSpent }: Counted): Counted {
  return { counted: 0, timeSpent: Math.max(0, timeSpent - Math.floor(counted / minute)) };
}

/** `1:05:09`, without the hours where there are none. */
export function stopwatchText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / minute) % minute];
  const rest = two(seconds % minute);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
