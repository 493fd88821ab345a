const mostCharacters = 1000;
const mostStars = 3;
const mostAlternatives = 5;

/** What {@link isQuickGlob} takes, in words. */
export const quickGlob =
  'a glob of at most 1,000 characters, with at most three `*` in a segment, four `**`, five braces, and no repeated group';

/**
 * Whether a glob is matched in a time that is nothing to speak of. One with many stars has a matcher try every way to share a name
 * among them.
 */
export function isQuickGlob(glob: string): boolean {
  if (glob.length > mostCharacters || /[+*]\(/.test(glob)) return false;
  const segments = glob.split('/');
  if (occurrences(glob, '{') > mostAlternatives) return false;
  if (segments.filter((segment) => segment === '**').length > mostStars + 1) return false;
  return segments.every((segment) => segment === '**' || occurrences(segment, '*') <= mostStars);
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}
