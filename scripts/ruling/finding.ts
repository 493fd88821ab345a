/** One report of a rule in a service. */
export interface Finding {
  readonly service: string;
  readonly rule: string;
  /** Relative to the service's folder. */
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** What linting one service gave. */
export interface ServiceRuling {
  readonly service: string;
  readonly findings: readonly Finding[];
  /** What the plugin or the parser could not do, in words. */
  readonly problems: readonly string[];
  readonly files: number;
  /** Lines with text in files of the role `service`, by their paths. */
  readonly lines: number;
  readonly seconds: number;
}

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
