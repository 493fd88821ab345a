/**
 * Tells how many seconds have passed since it was started, at most: on the clock, or of the processor where that is less. Other programs on the
 * machine make the first longer, and the threads of the runtime that compile and collect beside the code the second.
 */
export function stopwatch(): () => number {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  return () => {
    const { system, user } = process.cpuUsage(cpu);
    return Math.min((user + system) / 1_000_000, (performance.now() - wall) / 1000);
  };
}
