import { PerformanceObserver } from 'node:perf_hooks';
import v8 from 'node:v8';
import vm from 'node:vm';

/** As large as the space for new objects gets, in bytes: more saves little time and is memory that is never given back. */
const YOUNG_BYTES = 2_000_000;
const IDLE_MS = 250;
/** So much left behind, in bytes, is worth a collection, and half of what stays: collecting takes longer the more there is. */
const LEFT_BEHIND = 3_000_000;

/**
 * Keeps the process small. Nearly all that an edit makes is garbage at the next one, but the engine would rather grow than
 * collect: the space for new objects stops growing where that no longer helps, and when the person rests what was left
 * behind is collected. Returns what is to be called at each edit.
 */
export function keepMemorySmall(): () => void {
  const observer = new PerformanceObserver(() => {
    const young = v8.getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    if (young === undefined || young.space_size < YOUNG_BYTES) return;
    v8.setFlagsFromString('--semi-space-growth-factor=1');
    observer.disconnect();
  });
  observer.observe({ entryTypes: ['gc'] });

  let timer: NodeJS.Timeout | undefined;
  let collect: (() => void) | undefined;
  let kept = 0;
  const rest = (): void => {
    if (used() - kept < Math.max(LEFT_BEHIND, kept / 2)) return;
    collect ??= collector();
    // The first only marks what is free; the second gives the pages back.
    collect();
    collect();
    kept = used();
  };
  return () => {
    if (timer === undefined) timer = setTimeout(rest, IDLE_MS).unref();
    else timer.refresh();
  };
}

const used = (): number => v8.getHeapStatistics().used_heap_size;

function collector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const collect: unknown = vm.runInNewContext('gc');
  v8.setFlagsFromString('--no-expose-gc');
  return typeof collect === 'function' ? () => collect() : () => undefined;
}
