/** Tells the seconds of the processor that have passed since it was started; other programs on the machine do not count. */
export function stopwatch(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { system, user } = process.cpuUsage(start);
    return (user + system) / 1_000_000;
  };
}
