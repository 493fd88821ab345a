import type { ts } from 'ts-morph';
import { AnalysedProgram } from './analysed-program.ts';
import { bindCompiler } from './bind-compiler.ts';
import { findCompiler } from './find-compiler.ts';
import type { ServiceProgram } from './service-program.ts';

const opened = new WeakMap<object, ServiceProgram | null>();

/**
 * The program that the host of the lint has built, ready to be analysed: no file is parsed or checked twice. `null` when its
 * compiler cannot be found, and for one that follows no import. Made once for each program and collected with it.
 */
export function openSharedProgram(program: object): ServiceProgram | null {
  const known = opened.get(program);
  if (known !== undefined) return known;
  const shared = isProgram(program) && followsImports(program) ? share(program) : null;
  opened.set(program, shared);
  return shared;
}

function share(program: ts.Program): ServiceProgram | null {
  const typescript = findCompiler(program);
  return typescript === null ? null : new AnalysedProgram(bindCompiler(typescript), program, 'shared');
}

/**
 * Whether a program holds more than one file. For the second parse of a file in a single run, as after a fix, `@typescript-eslint/parser` makes
 * one whose host answers every path with the text of that file.
 */
function followsImports(program: ts.Program): boolean {
  return program.getCompilerOptions().noResolve !== true;
}

function isProgram(value: object): value is ts.Program {
  return ['getSourceFile', 'getSourceFiles', 'getTypeChecker', 'getCompilerOptions'].every(
    (member) => typeof Reflect.get(value, member) === 'function',
  );
}
