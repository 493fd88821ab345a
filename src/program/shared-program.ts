import type { ts } from 'ts-morph';
import { rememberWeakly } from '../remember.ts';
import { AnalysedProgram } from './analysed-program.ts';
import { bindCompiler } from './bind-compiler.ts';
import { findCompiler } from './find-compiler.ts';
import { linkWorkspace } from './linked-program.ts';
import type { Compiler, ServiceProgram } from './service-program.ts';

/**
 * The program that the host of the lint has built, ready to be analysed: no file of it is parsed again. `null` when its compiler cannot be
 * found, and for one that follows no import. Made once for each program and collected with it, and anew when a source has changed that
 * is linked to it.
 */
export function openSharedProgram(program: object): ServiceProgram | null {
  if (!isProgram(program)) return null;
  const compiler = compilerOf(program);
  return compiler && viewOf(linkWorkspace(compiler, program));
}

const compilerOf = rememberWeakly((program: ts.Program): Compiler | null => {
  const typescript = followsImports(program) ? findCompiler(program) : null;
  return typescript === null ? null : bindCompiler(typescript);
});

const viewOf = rememberWeakly((program: ts.Program): ServiceProgram | null => {
  const compiler = compilerOf(program);
  return compiler && new AnalysedProgram(compiler, program, 'shared');
});

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
