import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as v from 'valibot';

import { failure, type Failure } from './failure.ts';
import type { Hunt } from './hunt.ts';
import type { Piece } from './piece.ts';

const hunted = v.object({
  files: v.number(),
  refused: v.number(),
  edits: v.number(),
  failures: v.array(failure),
  /** From the start of the process to its end, s. */
  seconds: v.number(),
});

/** What came of a piece and how long it took. */
export type HuntedPiece = v.InferOutput<typeof hunted>;

/** How a hunt is divided among processes. */
export interface Processes {
  readonly count: number;
  /** The most that the heap of each may hold, MB. */
  readonly memory: number;
  /** Where what came of each piece is kept; a piece that is there is not looked at again. */
  readonly results: string;
}

/** Looks at pieces, several at a time, in the order in which they are given. */
export async function runPieces(
  pieces: readonly Piece[],
  processes: Processes,
): Promise<readonly HuntedPiece[]> {
  mkdirSync(processes.results, { recursive: true });
  const left = pieces.values();
  const done: HuntedPiece[] = [];
  const work = async () => {
    for (const piece of left) done.push(await resultOf(piece, processes));
  };
  await Promise.all(Array.from({ length: processes.count }, work));
  return done;
}

async function resultOf(piece: Piece, { memory, results }: Processes): Promise<HuntedPiece> {
  const file = join(
    results,
    `${createHash('sha256').update(JSON.stringify(piece)).digest('hex').slice(0, 16)}.json`,
  );
  if (existsSync(file)) return v.parse(hunted, JSON.parse(readFileSync(file, 'utf8')));
  const start = performance.now();
  const result = await runPiece(piece, memory);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.error(`${basename(piece.folder)}: ${piece.count} ${piece.kind} from ${piece.from} in ${seconds} s`);
  const whole = { ...result, failures: [...result.failures], seconds };
  writeFileSync(file, JSON.stringify(whole));
  return whole;
}

const message = v.union([v.object({ at: v.string() }), v.object({ hunt: v.omit(hunted, ['seconds']) })]);

/** So many milliseconds at one text, with the opening of its project, and a process hangs. */
const mostSilence = 400_000;

function runPiece(piece: Piece, memory: number): Promise<Hunt> {
  const child = fork(fileURLToPath(new URL('hunt-piece.ts', import.meta.url)), [JSON.stringify(piece)], {
    execArgv: [`--max-old-space-size=${memory}`, '--import', import.meta.resolve('tsx')],
  });
  let at = 'the start';
  let result: Hunt | null = null;
  let hangs = false;
  const silence = setTimeout(() => {
    hangs = true;
    child.kill('SIGKILL');
  }, mostSilence);
  child.on('message', (raw) => {
    const told = v.parse(message, raw);
    silence.refresh();
    if ('at' in told) at = told.at;
    else result = told.hunt;
  });
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearTimeout(silence);
      resolve(result ?? lost(piece, at, hangs ? 'hangs' : `ended with ${signal ?? String(code)}`));
    });
  });
}

/** What is known of a piece whose process did not come to its end. */
function lost({ kind }: Piece, at: string, detail: string): Hunt {
  const failed: Failure = {
    kind: detail === 'hangs' ? 'slow' : 'crash',
    file: at,
    detail: `${kind}: ${detail}`,
    text: null,
  };
  return { files: 0, refused: 0, edits: 0, failures: [failed] };
}
