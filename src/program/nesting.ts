import type { ts } from 'ts-morph';
import { rememberWeakly } from '../remember.ts';

/** The most levels of syntax that are looked into; each of them takes its share of the stack. */
const mostLevels = 500;

/** Whether the syntax of a file is nested more deeply than the compiler and the analysis can follow. Told once for a file that many programs share. */
export function isTooDeep(typescript: typeof ts, file: ts.SourceFile): boolean {
  return deepBy(typescript)(file);
}

const deepBy = rememberWeakly((typescript: typeof ts) =>
  rememberWeakly((file: ts.SourceFile) => goesTooDeep(typescript, file)),
);

function goesTooDeep(typescript: typeof ts, file: ts.SourceFile): boolean {
  let level: readonly ts.Node[] = [file];
  for (let depth = 0; depth < mostLevels; depth += 1) {
    const next: ts.Node[] = [];
    for (const node of level) {
      typescript.forEachChild(node, (child) => {
        next.push(child);
      });
    }
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}
