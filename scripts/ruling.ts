/**
 * Lints checked-out services and says what the rules find in them: per rule and service, against labels that were made by hand, and
 * against the findings recorded last.
 *
 * `npm run ruling -- --services <folder> [--labels <file>] [--update]`, where the folder holds one folder `owner+name` for each service.
 * `--service <name>` (repeatable), `--rules a,b` and `--only <path>` narrow the run; `--typed` lets the parser build the types; `--verbose`
 * prints each finding with its code and each label that was missed; `--record <file>` names another record.
 */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

import * as v from 'valibot';

import { byPlace, serviceRuling, type Finding, type ServiceRuling } from './ruling/finding.ts';
import { readLabels } from './ruling/labels.ts';
import { lintService } from './ruling/lint-service.ts';
import {
  describeDifference,
  describeFinding,
  findingTable,
  scoreTable,
  wrongLabels,
} from './ruling/print.ts';
import { compareWithRecord, readRecord, updateRecord, type Scope } from './ruling/record.ts';
import { scorePatterns } from './ruling/score.ts';

const { values: options } = parseArgs({
  options: {
    services: { type: 'string' },
    labels: { type: 'string' },
    record: {
      type: 'string',
      default: fileURLToPath(new URL('../test/ruling/findings.jsonl', import.meta.url)),
    },
    service: { type: 'string', multiple: true },
    rules: { type: 'string' },
    only: { type: 'string' },
    typed: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
    /** Prints the ruling of one service as JSON, for the run that started this one. */
    json: { type: 'boolean', default: false },
  },
});

if (options.services === undefined) throw new Error('Name the folder of the services: --services <folder>');
const folder = resolve(options.services);
const rules = options.rules?.split(',') ?? null;
const only = options.only ?? null;

/** One process for each service: what one of them takes in memory is free again for the next. */
async function ruleApart(service: string): Promise<ServiceRuling> {
  const kept = [
    ['--rules', options.rules],
    ['--only', options.only],
  ].flatMap(([flag, value]) => (flag && value ? [flag, value] : []));
  const own = [
    '--services',
    folder,
    '--service',
    service,
    '--json',
    ...(options.typed ? ['--typed'] : []),
    ...kept,
  ];
  const command = [...process.execArgv, '--max-old-space-size=4096', fileURLToPath(import.meta.url), ...own];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 2 ** 28 });
    return v.parse(serviceRuling, JSON.parse(stdout));
  } catch (error) {
    const [, ...reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    const problems = [`linting failed: ${reason.join(' ').slice(0, 500)}`];
    return { service, findings: [], problems, files: 0, lines: 0, seconds: 0 };
  }
}

function servicesOf(path: string): readonly string[] {
  const folders = readdirSync(path, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name.includes('+'),
  );
  return folders.map(({ name }) => name).sort();
}

function print(rulings: readonly ServiceRuling[], findings: readonly Finding[], scope: Scope): void {
  if (options.verbose)
    console.log(findings.map((finding) => describeFinding(folder, finding)).join('\n'), '\n');
  console.log(findingTable(rulings));
  for (const { problems, service } of rulings)
    for (const problem of problems) console.log(`! ${service}: ${problem}`);
  if (options.labels !== undefined) printScores(options.labels, findings, scope);
  console.log(`\n${describeDifference(compareWithRecord(readRecord(options.record), findings, scope))}`);
}

function printScores(
  file: string,
  findings: readonly Finding[],
  { only: start, rules: chosen, services }: Scope,
): void {
  const labels = readLabels(file).filter(
    ({ path, repo }) => services.includes(repo.replace('/', '+')) && path.startsWith(start ?? ''),
  );
  for (const [title, isLow] of [
    ['labels', false],
    ['labels of low confidence', true],
  ] as const) {
    const scored = scorePatterns(
      folder,
      labels.filter(({ confidence }) => (confidence === 'low') === isLow),
      findings,
    );
    const scores = scored.filter(
      (score) => chosen === null || score.rules.some((rule) => chosen.includes(rule)),
    );
    console.log(`\n${scoreTable(title, scores)}`);
    if (options.verbose) console.log(`\n${wrongLabels(scores)}`);
  }
}

const services = options.service ?? servicesOf(folder);
if (options.json) {
  for (const service of services)
    console.log(JSON.stringify(await lintService({ folder, service, typed: options.typed, rules, only })));
} else {
  const rulings: ServiceRuling[] = [];
  for (const service of services) {
    const ruling = await ruleApart(service);
    console.error(`${service}: ${ruling.findings.length} findings in ${ruling.seconds.toFixed(0)} s`);
    rulings.push(ruling);
  }
  const findings = rulings.flatMap((ruling) => ruling.findings).sort(byPlace);
  // A service that could not be linted says nothing about what was found in it before.
  const linted = rulings.filter(({ files }) => files > 0).map(({ service }) => service);
  const scope = { services: linted, rules, only };
  print(rulings, findings, scope);
  if (options.update) updateRecord(options.record, findings, scope);
}
