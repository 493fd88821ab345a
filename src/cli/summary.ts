import type { Entry, Finding } from './finding.ts';
import type { Paint } from './terminal.ts';

/** What a run comes to. */
export interface Totals {
  /** In the order in which they are told. */
  readonly entries: readonly Entry[];
  /** Whether the findings that matter most are told ahead of the others. */
  readonly isLong: boolean;
  /** Number of files that were checked. */
  readonly files: number;
  /** Files that were checked without the types of their tsconfig, and why. */
  readonly untyped: ReadonlyMap<string, string>;
  readonly paint: Paint;
}

/** The last lines of a report: findings by concern, and what limits the answer. */
export function summary({ entries, isLong, files, untyped, paint }: Totals): string {
  const found = entries.filter((entry) => entry.kind === 'finding');
  const notices = entries.filter((entry) => entry.kind === 'notice').length;
  const unparsed = entries.length - found.length - notices;
  const lines = [headline(found.length, files, paint), ...concerns(found, paint)];
  if (isLong) lines.push('The ten that matter most stand at the top.');
  if (unparsed > 0) lines.push(`${count(unparsed, 'file')} could not be parsed.`);
  if (notices > 0) lines.push(`${count(notices, 'file')} could not be fully checked.`);
  for (const note of untypedNotes(untyped)) lines.push(paint('dim', note));
  const [first] = found;
  if (first)
    lines.push('', `Read on: ${paint('cyan', `npx eslint-plugin-distributed explain ${first.rule}`)}`);
  return lines.join('\n');
}

function headline(found: number, files: number, paint: Paint): string {
  const checked = `${count(files, 'file')} checked`;
  if (found === 0) return `${paint('bold', paint('green', 'Nothing found'))}, ${checked}.`;
  return `${paint('bold', paint('red', count(found, 'finding')))}, ${checked}.`;
}

function concerns(findings: readonly Finding[], paint: Paint): readonly string[] {
  const byConcern = new Map<string, string[]>();
  for (const { concern, rule } of findings) {
    byConcern.set(concern ?? 'other', [...(byConcern.get(concern ?? 'other') ?? []), rule]);
  }
  const sorted = [...byConcern].sort(([left], [right]) => left.localeCompare(right));
  return sorted.map(([concern, rules]) => {
    const names = [...new Set(rules)].map((name) => tally(name, rules));
    return `  ${concern.padEnd(16)}${String(rules.length).padStart(3)}  ${paint('dim', names.join(', '))}`;
  });
}

function tally(name: string, rules: readonly string[]): string {
  const times = rules.filter((rule) => rule === name).length;
  return times > 1 ? `${name} ×${String(times)}` : name;
}

/** A file that no tsconfig includes is common and harmless to say; any other reason is the parser's to tell. */
function untypedNotes(untyped: ReadonlyMap<string, string>): readonly string[] {
  const reasons = [...untyped.values()];
  const [failure, ...others] = reasons.filter((reason) => !leftOut.test(reason));
  const failed = failure === undefined ? 0 : others.length + 1;
  const outside = reasons.length - failed;
  const notes = outside > 0 ? [`${count(outside, 'file')} in no tsconfig: checked along the imports.`] : [];
  if (failure === undefined) return notes;
  return [...notes, `${count(failed, 'file')} without types: ${failure.split('\n').join(' ')}`];
}

const leftOut =
  /was not found (?:by the project service|in any of the provided project)|TSConfig does not include this file|none of those TSConfigs include/;

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
