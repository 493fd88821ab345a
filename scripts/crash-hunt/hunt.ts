import { readFileSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';

import { openOwnProgram } from '../../src/program/own-program.ts';
import { edit } from './edit.ts';
import type { Failure } from './failure.ts';
import { createFileLint, type LintedFile } from './lint-file.ts';
import { probe } from './probe.ts';
import { seeded } from '../../bench/service/random.ts';
import { pick } from './random.ts';
import { sourcesIn } from './sources.ts';

/** What was done below one folder and what came of it. */
export interface Hunt {
  /** Scripts that were looked at. */
  readonly files: number;
  /** Lints that ESLint's parser refused, so that no rule ran; the text was looked at all the same. */
  readonly refused: number;
  /** Texts that were made from them by editing. */
  readonly edits: number;
  readonly failures: readonly Failure[];
}

/** How a hunt goes on. */
export interface Progress {
  /** Called now and then with what is being looked at. */
  readonly show: (text: string) => void;
}

/** Lints every script of a service, typed and untyped, then looks at edited texts of them. */
export function huntService(
  folder: string,
  { edits, seed }: { readonly edits: number; readonly seed: number },
  { show }: Progress,
): Hunt {
  const files = sourcesIn(folder).map(readScript);
  const lints = [createFileLint(folder, false), createFileLint(folder, true)];
  const outcomes = files.flatMap((file, index) => {
    if (index % 100 === 0) show(`${index} of ${files.length} files, ${file.fileName}`);
    warmUp(file, folder);
    return lints.map((lint) => lint(file));
  });
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const random = seeded(seed);
  const editable = files.filter(({ text }) => text.length < mostLength && worthwhile.test(text));
  for (let done = 0; done < edits && editable.length > 0; done += 1) {
    const { fileName, text } = pick(random, editable);
    if (done % 250 === 0) show(`${done} of ${edits} edits, ${fileName}`);
    failures.push(
      ...probe({ fileName, text: edit(text, random), cwd: folder, isInProject: done % inProjectEvery === 0 }),
    );
  }
  const refused = outcomes.filter(({ isRefused }) => isRefused).length;
  return { files: files.length, refused, edits: editable.length > 0 ? edits : 0, failures };
}

/** Edits are made where there is something to analyse, in files of which many can be looked at. */
const worthwhile = /\b(?:await|Promise|fetch|then|subscribe|transaction|retry)\b/;
const mostLength = 40_000;

/** One edit of so many is looked at within its project, the others by themselves. */
const inProjectEvery = 10;

/**
 * Looks at every script of a parser's fixtures: as ESLint lints it, as a text by itself, and as the neighbour that another file
 * imports and calls.
 */
export function huntFixtures(folder: string, { show }: Progress): Hunt {
  const files = sourcesIn(folder).map(readScript);
  const lint = createFileLint(folder, false);
  let refused = 0;
  const failures = files.flatMap((file, index) => {
    if (index % 250 === 0) show(`${index} of ${files.length} fixtures, ${file.fileName}`);
    warmUp(file, folder);
    const outcome = lint(file);
    refused += outcome.isRefused ? 1 : 0;
    return [
      ...outcome.failures,
      ...probe({ ...file, cwd: folder, isInProject: true }),
      ...probe(importer(file, folder)),
    ];
  });
  return { files: files.length, refused, edits: 0, failures };
}

/** A file beside a fixture, that is not on the disk, imports what the fixture exports, and calls it. */
function importer({ fileName, text }: LintedFile, cwd: string) {
  const names = [...new Set([...text.matchAll(/\b(?:function\*?|class|const|let|var)\s+([\w$]+)/g)])];
  const calls = names.map(
    ([, name = 'any']) => `  await neighbour.${name}(request); new neighbour.${name}(request);`,
  );
  const lines = [
    `import * as neighbour from './${basename(fileName)}';`,
    `import fallback from './${basename(fileName)}';`,
    'export async function handle(request: Request) {',
    '  await fallback(request); await fallback.call(request).then(neighbour.default);',
    ...calls,
    '}',
  ];
  return {
    fileName: join(dirname(fileName), `${parse(fileName).name}.importer.ts`),
    text: lines.join('\n'),
    cwd,
    isInProject: true,
  };
}

function readScript(fileName: string): LintedFile {
  return { fileName, text: readFileSync(fileName, 'utf8').replace(/^\uFEFF/, '') };
}

/** Opens the project of a file, which is done once for all its files and is not the time of one of them. */
function warmUp({ fileName, text }: LintedFile, cwd: string): void {
  openOwnProgram({ fileName, text, project: 'auto', cwd }).program.getTypeChecker();
}
