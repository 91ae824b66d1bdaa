import { PerformanceObserver } from 'node:perf_hooks';
import v8 from 'node:v8';
import vm from 'node:vm';

/** As large as the space for new objects gets, in bytes of both halves: more saves no time that could be measured. */
const YOUNG_BYTES = 8_000_000;
const IDLE_MS = 250;
/** So many edits leave enough behind to be worth a collection. */
const EDITS = 20;

/**
 * Keeps the process small. Nearly all that an edit makes is garbage at the next one, but the engine would rather grow than
 * collect: the space for new objects stops growing where that no longer helps, and when the person rests after some edits
 * what they left behind is collected. Returns what is to be called at each edit.
 */
export function keepMemorySmall(): () => void {
  const observer = new PerformanceObserver(() => {
    const young = v8.getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    if (young === undefined || young.space_size < YOUNG_BYTES) return;
    v8.setFlagsFromString('--semi-space-growth-factor=1');
    observer.disconnect();
  });
  observer.observe({ entryTypes: ['gc'] });

  let edits = 0;
  let timer: NodeJS.Timeout | undefined;
  let collect: (() => void) | undefined;
  const rest = (): void => {
    if (edits < EDITS) return;
    edits = 0;
    collect ??= collector();
    // The first only marks what is free; the second gives the pages back.
    collect();
    collect();
  };
  return () => {
    edits += 1;
    if (timer === undefined) timer = setTimeout(rest, IDLE_MS).unref();
    else timer.refresh();
  };
}

function collector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const collect: unknown = vm.runInNewContext('gc');
  v8.setFlagsFromString('--no-expose-gc');
  return typeof collect === 'function' ? () => collect() : () => undefined;
}
