/**
 * The milliseconds that a person would wait for `work` at most. The clock and the processor are both upper bounds:
 * other work on the machine lengthens the one, and the collector's threads, which run beside, count in the other.
 */
export function wait(work: () => unknown): number {
  const started = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - started, (user + system) / 1000);
}
