import * as v from 'valibot';

/** One report of a rule in a service. */
export const finding = v.object({
  service: v.string(),
  rule: v.string(),
  /** Relative to the service's folder. */
  path: v.string(),
  line: v.number(),
  message: v.string(),
});
export type Finding = Readonly<v.InferOutput<typeof finding>>;

/** What linting one service gave. */
export const serviceRuling = v.object({
  service: v.string(),
  findings: v.array(finding),
  /** What the plugin or the parser could not do, in words. */
  problems: v.array(v.string()),
  files: v.number(),
  /** Lines with text in files of the role `service`, by their paths. */
  lines: v.number(),
  seconds: v.number(),
});
export type ServiceRuling = v.InferOutput<typeof serviceRuling>;

/** The order in which findings are written: by service, rule, path and line. */
export function byPlace(one: Finding, other: Finding): number {
  return compare(placeOf(one), placeOf(other)) || one.line - other.line;
}

function placeOf({ path, rule, service }: Finding): string {
  return `${service}\n${rule}\n${path}`;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
