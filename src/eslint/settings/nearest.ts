import leven from 'leven';

/** "did you mean …" when one allowed name is close, else all of them. Names come as they are shown: quoted, or as code. */
export function nearest(name: string, allowed: readonly string[]): string {
  const [closest] = allowed
    .map((candidate) => ({ candidate, distance: leven(bare(name), bare(candidate)) }))
    .sort((left, right) => left.distance - right.distance);
  return closest && closest.distance <= tolerance(bare(name))
    ? `did you mean ${closest.candidate}?`
    : `allowed: ${allowed.join(', ')}`;
}

/** How many letters may differ: short names have too many neighbours. */
function tolerance({ length }: string): number {
  return length > 3 ? Math.max(2, length / 3) : 0;
}

function bare(shown: string): string {
  return shown.replace(/["`]/g, '').toLowerCase();
}
