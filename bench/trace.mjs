// Chromium's own traces, and what they say of the page's main thread.

/** Script, style and layout; one may lie within another. Painting is the browser's, and not counted. */
const work = new Set([
  ...[
    'EventDispatch',
    'FunctionCall',
    'EvaluateScript',
    'v8.compile',
    'RunMicrotasks',
    'TimerFire',
  ],
  ...['FireAnimationFrame', 'UpdateLayoutTree', 'Layout', 'MajorGC', 'MinorGC'],
]);

/** The events of a trace that was taken while something ran. */
export async function traced(protocol, run) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  protocol.on('Tracing.dataCollected', collect);
  const categories = 'devtools.timeline,toplevel,v8';
  await protocol.send('Tracing.start', { categories, transferMode: 'ReportEvents' });
  await run();
  const complete = new Promise((resolve) => protocol.once('Tracing.tracingComplete', resolve));
  await protocol.send('Tracing.end');
  await complete;
  protocol.off('Tracing.dataCollected', collect);
  return events;
}

/**
 * Milliseconds of the page's main thread: script, style and layout, tasks of any kind, and the longest of
 * these. It is the thread's own time, for which other programs do not count.
 */
export function busy(events) {
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const own = events.filter(
    (each) => each.ph === 'X' && each.tdur !== undefined && main.has(`${each.pid} ${each.tid}`),
  );
  const tasks = own.filter(({ name }) => /RunTask$/.test(name));
  return {
    total: covered(own.filter(({ name }) => work.has(name))) / 1e3,
    tasks: covered(tasks) / 1e3,
    longest: Math.max(0, ...tasks.map(({ tdur }) => tdur)) / 1e3,
  };
}

/** Microseconds in which at least one of the events of a thread goes on. */
function covered(events) {
  let [sum, end] = [0, -Infinity];
  for (const { tts, tdur } of events.toSorted((a, b) => a.tts - b.tts)) {
    const from = Math.max(tts, end);
    if (tts + tdur <= from) continue;
    sum += tts + tdur - from;
    end = tts + tdur;
  }
  return sum;
}
