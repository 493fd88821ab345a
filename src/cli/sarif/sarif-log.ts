import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ESLint, Linter, Rule } from 'eslint';
import { readEntry } from '../finding.ts';
import { fingerprints } from './fingerprint.ts';
import { ruleDescriptor } from './rule-descriptor.ts';
import type { ToolComponent } from './tool-component.ts';

/** A run that is to be told in SARIF. */
export interface LoggedRun {
  /** Sorted by path, so that equal runs give equal logs. */
  readonly results: readonly ESLint.LintResult[];
  /** Absolute path; files below it are named relative to it. */
  readonly cwd: string;
  readonly driver: ToolComponent;
  /** Plugins that are at work beside the driver. */
  readonly extensions: readonly ToolComponent[];
  readonly metaOf: (ruleId: string) => Rule.RuleMetaData | undefined;
}

/**
 * The run as the text of a SARIF 2.1.0 log. Findings become results; what kept a file from being checked becomes a notification. What a comment or a
 * suppressions file has answered is left out: platforms would show it as open.
 */
export function sarifLog(run: LoggedRun): string {
  return `${JSON.stringify(logOf(run), null, 2)}\n`;
}

function logOf({ results, cwd, driver, extensions, metaOf }: LoggedRun) {
  const said = results.flatMap((result) =>
    result.messages.map((message) => ({ message, uri: uriOf(result.filePath, cwd), lines: linesOf(result) })),
  );
  const ids = [...new Set(said.flatMap(({ message }) => ruleOf(message) ?? []))].sort();
  const rules = ids.map((id) => ruleDescriptor(id, metaOf(id)));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...driver, rules }, ...(extensions.length > 0 && { extensions }) },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation(said)],
        results: resultsOf(said, ids),
      },
    ],
  };
}

interface Said {
  readonly message: Linter.LintMessage;
  readonly uri: string;
  readonly lines: readonly string[];
}

function resultsOf(said: readonly Said[], ids: readonly string[]) {
  const fingerprint = fingerprints();
  return said.flatMap(({ message, uri, lines }) => {
    const rule = ruleOf(message);
    if (rule === null) return [];
    const line = lines[message.line - 1] ?? message.message;
    return [
      {
        ruleId: rule,
        ruleIndex: ids.indexOf(rule),
        level: levelOf(message),
        message: { text: message.message },
        locations: [locationOf(message, uri)],
        partialFingerprints: { 'reportedLine/v1': fingerprint({ rule, uri, line }) },
        ...evidenceOf(message),
      },
    ];
  });
}

/** The rule that a message is a finding of; `null` when it is about something else, such as a file that cannot be parsed. */
function ruleOf({ ruleId, messageId }: Linter.LintMessage): string | null {
  return messageId === 'notice' && ruleId?.startsWith('distributed/') === true ? null : ruleId;
}

/** The pattern and the calls by which the effect is reached, which the message of our rules has in its text. */
function evidenceOf(message: Linter.LintMessage) {
  const entry = readEntry(message, {});
  if (entry.kind !== 'finding' || entry.pattern === null) return {};
  const chain = entry.chain?.split(' → ');
  return { properties: { pattern: entry.pattern, ...(chain && { chain }) } };
}

function invocation(said: readonly Said[]) {
  const others = said.filter(({ message }) => ruleOf(message) === null);
  const notification = ({ message, uri }: Said) => ({
    level: levelOf(message),
    message: { text: message.message },
    locations: [locationOf(message, uri)],
  });
  const failed = others.filter(({ message }) => message.fatal === true);
  const noted = others.filter(({ message }) => message.fatal !== true);
  return {
    executionSuccessful: failed.length === 0,
    toolExecutionNotifications: failed.map(notification),
    toolConfigurationNotifications: noted.map(notification),
  };
}

function levelOf({ severity }: Linter.LintMessage): 'error' | 'warning' {
  return severity === 2 ? 'error' : 'warning';
}

/** ESLint counts lines and columns as SARIF does: from 1, with the end behind the last character. */
function locationOf({ line, column, endLine, endColumn }: Linter.LintMessage, uri: string) {
  const artifactLocation = uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
  const start = { startLine: Math.max(line, 1), startColumn: Math.max(column, 1) };
  const end = endLine != null && endColumn != null && { endLine, endColumn };
  return { physicalLocation: { artifactLocation, region: { ...start, ...end } } };
}

function uriOf(file: string, cwd: string): string {
  const path = relative(cwd, file);
  if (path.startsWith('..') || isAbsolute(path)) return pathToFileURL(file).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}

/** ESLint keeps the text of a file that has messages. */
function linesOf({ source, output }: ESLint.LintResult): readonly string[] {
  return (output ?? source ?? '').split(/\r\n|[\n\r\u2028\u2029]/);
}
