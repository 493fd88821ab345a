/** A number of seconds as a template writes it; `unset` where it says nothing, and `null` where it is decided elsewhere. */
export function secondsOf(written: unknown, unset: number): number | null {
  if (written === undefined || written === null) return unset;
  const seconds = typeof written === 'string' && written.trim() !== '' ? Number(written) : written;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : null;
}
