import type { Finding } from './finding.ts';
import type { Paint } from './terminal.ts';

/** What a run comes to. */
export interface Totals {
  readonly findings: readonly Finding[];
  /** Number of files that were checked. */
  readonly files: number;
  readonly untyped: ReadonlyMap<string, string>;
  readonly paint: Paint;
}

/** The last lines of a report: findings by concern, and what limits the answer. */
export function summary({ findings, files, untyped, paint }: Totals): string {
  const found = findings.filter(({ rule }) => rule !== '');
  const unparsed = findings.length - found.length;
  const lines = [headline(found.length, files, paint), ...concerns(found, paint)];
  if (unparsed > 0) lines.push(`${count(unparsed, 'file')} could not be parsed.`);
  if (untyped.size > 0) lines.push(paint('dim', untypedNote(untyped)));
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

function untypedNote(untyped: ReadonlyMap<string, string>): string {
  const [[file, reason] = ['', '']] = untyped;
  const [firstLine = ''] = reason.split('\n');
  const types = 'checked without the types of a tsconfig, so that less can be proven';
  return `${count(untyped.size, 'file')} ${types}, for example ${file}: ${firstLine}`;
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
