import { closestMatch } from 'leven';

/** The command line, or the place it is run in, cannot be used as it is. The message is for the person who typed it. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** The end of a message about an unknown name: the nearest known one, or nothing when none is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const nearest = closestMatch(name, known, { maxDistance: Math.max(2, Math.floor(name.length / 3)) });
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
}
