import type { ts } from 'ts-morph';
import { AnalysedProgram } from './analysed-program.ts';
import { bindCompiler } from './bind-compiler.ts';
import { findCompiler } from './find-compiler.ts';
import type { ServiceProgram } from './service-program.ts';

const opened = new WeakMap<object, ServiceProgram | null>();

/**
 * The program that the host of the lint has built, ready to be analysed: no file is parsed or checked twice. `null` when its
 * compiler cannot be found. Made once for each program and collected with it.
 */
export function openSharedProgram(program: object): ServiceProgram | null {
  const known = opened.get(program);
  if (known !== undefined) return known;
  const shared = isProgram(program) ? share(program) : null;
  opened.set(program, shared);
  return shared;
}

function share(program: ts.Program): ServiceProgram | null {
  const typescript = findCompiler(program);
  return typescript === null ? null : new AnalysedProgram(bindCompiler(typescript), program, 'shared');
}

function isProgram(value: object): value is ts.Program {
  return ['getSourceFile', 'getSourceFiles', 'getTypeChecker', 'getCompilerOptions'].every(
    (member) => typeof Reflect.get(value, member) === 'function',
  );
}
