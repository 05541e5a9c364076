import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Core, CoreUsage } from 'ticketwire';
import { cycle, Workload } from './workload.js';

const page = 65_536;

export interface Soaked {
  readonly calls: number;
  readonly failed: number;
  readonly seconds: number;
  /** What the core held after the warm-up, and at the end. */
  readonly warm: CoreUsage;
  readonly end: CoreUsage;
}

/** What is wrong with the figures; nothing where memory is flat and nothing is left. */
export function faultsOf({ warm, end }: Pick<Soaked, 'warm' | 'end'>): string[] {
  const faults: string[] = [];
  if (end.objects !== 0) faults.push(`${end.objects} objects are left`);
  if (end.memory > warm.memory + page) {
    faults.push(`memory grew by ${end.memory - warm.memory} bytes after the warm-up`);
  }
  if (end.bytes > warm.bytes + page) {
    faults.push(`the heap in use grew by ${end.bytes - warm.bytes} bytes after the warm-up`);
  }
  return faults;
}

/** Makes at least `count` calls after a warm-up that sees every body. */
export function soak(
  core: Core,
  count: number,
  options: { readonly leak?: boolean; readonly progress?: (text: string) => void } = {},
): Soaked {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const warmUp = new Workload(core);
  for (let round = 0; round < cycle; round += 1) warmUp.round();
  const warm = core.usage;
  const work = new Workload(core, options.leak);
  let told = 0;
  while (work.calls < count) {
    work.round();
    if (work.calls * 10 < count * (told + 1)) continue;
    told += 1;
    const { memory, bytes, objects } = core.usage;
    options.progress?.(
      `${work.calls} calls, ${work.failed} failed as they should, ${seconds().toFixed(1)} s: ` +
        `memory ${memory}, in use ${bytes}, objects ${objects}`,
    );
  }
  const { calls, failed } = work;
  return { calls, failed, seconds: seconds(), warm, end: core.usage };
}

/** Opens documents, forgets them, and waits for the garbage collector; gives what is left. */
export async function abandon(core: Core, count: number): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const body = new TextEncoder().encode('{"TicketId":1,"Title":"a"}');
  for (let i = 0; i < count; i += 1) core.open('TicketEntity', body);
  for (let attempt = 0; attempt < 50 && core.liveObjects > 0; attempt += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return core.liveObjects;
}
