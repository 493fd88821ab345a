/**
 * Lints files of the service in `argv[2]` under the configuration `argv[3]` as an editor does: in one process, text by text. `argv[4]`
 * edits are made in the files `argv[5]…`, each given as `place=file`, or as `place=file,other` where an edit of the
 * first is followed by a lint of the other. Prints a session as JSON.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ESLint } from 'eslint';

import { median } from '../rounds.ts';
import { configurationOf } from './configurations.ts';
import type { Relint, Session } from './measurements.ts';
import { assertParsed, cpuSince, takeOwnTime } from './own-time.ts';

const [, , folder = '', configuration = '', count = '0', ...given] = process.argv;

interface Place {
  readonly name: string;
  /** The file that is edited and the one that is linted after it. */
  readonly edited: string;
  readonly linted: string;
}

const places = given.map((argument): Place => {
  const [name = '', files = ''] = argument.split('=');
  const [edited = '', linted = edited] = files.split(',');
  return { name, edited, linted };
});

const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: true,
  overrideConfig: await configurationOf(configuration, folder),
});

/** The texts as the editor shows them. */
const texts = new Map<string, string>();

function textOf(file: string): string {
  return texts.get(file) ?? readFileSync(join(folder, file), 'utf8');
}

async function lint(file: string): Promise<Relint> {
  const start = process.cpuUsage();
  const results = await eslint.lintText(textOf(file), { filePath: join(folder, file) });
  const cpu = cpuSince(start);
  assertParsed(results);
  return { cpu, ours: takeOwnTime() };
}

/** Types something at the end of a file: a remark, or a function. */
function type(file: string, edit: number): void {
  const original = readFileSync(join(folder, file), 'utf8');
  const typed = edit % 2 === 0 ? `// edit ${edit}` : `export const edit${edit} = () => ${edit};`;
  texts.set(file, `${original}\n${typed}\n`);
}

const heap: { edits: number; held: number }[] = [];

function weigh(edits: number): void {
  if (!global.gc) return;
  global.gc();
  heap.push({ edits, held: process.memoryUsage().heapUsed / 2 ** 20 });
}

/** The first edits load code and fill caches. */
const warmUps = 15;

/** The files one after the other, as a person edits them: what an edit of one costs the next is not the next one's. */
async function editAll(): Promise<Session['edits']> {
  const relints = new Map<string, Relint>();
  const ofEach = Math.ceil(Number(count) / places.length);
  let edit = 0;
  for (const { edited, linted, name } of places) {
    const taken: Relint[] = [];
    for (const last = edit + ofEach; edit < last;) {
      edit += 1;
      type(edited, edit);
      if (linted !== edited) await lint(edited);
      taken.push(await lint(linted));
      if (edit % 50 === 0) weigh(edit);
    }
    relints.set(name, middle(taken.slice(warmUps)));
  }
  return Object.fromEntries(relints);
}

function middle(relints: readonly Relint[]): Relint {
  return {
    cpu: median(relints.map(({ cpu }) => cpu)),
    ours: median(relints.map(({ ours }) => ours)),
  };
}

const [first] = places;
if (!first) throw new Error('There is nothing to edit.');
const { ours } = await lint(first.linted);
const cold = { cpu: cpuSince(), ours };
for (const { edited, linted } of places) {
  await lint(edited);
  await lint(linted);
}
process.stdout.write(JSON.stringify({ cold, edits: await editAll(), heap }));
