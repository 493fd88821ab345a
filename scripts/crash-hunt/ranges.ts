/** Offsets in a text: from `start` up to and without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An edit that a suggestion makes. */
export interface Fix {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** What is wrong with the range of a finding; `null` when nothing is. */
export function rangeProblem(text: string, { start, end }: Range): string | null {
  if (!isOffset(text, start) || !isOffset(text, end)) return `${start}–${end} is outside of the text`;
  if (end <= start) return `${start}–${end} holds nothing`;
  const reported = text.slice(start, end);
  // A template without an end lasts to the end of the text, with the blanks there.
  const solid = end === text.length ? reported.trimStart() : reported.trim();
  if (solid !== reported) return `${start}–${end} begins or ends with a blank`;
  return isInsideWord(text, start) || isInsideWord(text, end) ? `${start}–${end} cuts through a word` : null;
}

/** What is wrong with an edit; `null` when nothing is. */
export function fixProblem(text: string, { range: [start, end] }: Fix): string | null {
  if (!isOffset(text, start) || !isOffset(text, end)) return `edit ${start}–${end} is outside of the text`;
  if (end < start) return `edit ${start}–${end} ends before it begins`;
  return isInsideWord(text, start) || isInsideWord(text, end) ? `edit at ${start} cuts through a word` : null;
}

function isOffset(text: string, offset: number): boolean {
  return Number.isInteger(offset) && offset >= 0 && offset <= text.length;
}

function isInsideWord(text: string, offset: number): boolean {
  const word = /[\p{ID_Continue}$]/u;
  return word.test(text.charAt(offset - 1)) && word.test(text.charAt(offset));
}
