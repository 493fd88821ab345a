import type { ts } from 'ts-morph';
import type { LibraryDescriptor } from '../libraries/descriptor.ts';
import type { ServiceProgram } from '../program/service-program.ts';
import { evaluate } from './evaluate.ts';
import { memberOf } from './member-value.ts';
import { knowledgeFor } from './program-knowledge.ts';
import { ReadValues } from './read-values.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** What the reading of a program is told that the program alone does not say. */
export interface Told {
  /** What is known of an expression, such as where a module stands. */
  readonly constantOf?: (node: ts.Expression) => Value | null;
  readonly isService?: Session['isService'];
}

/** Opens the reading of a program with what is known of libraries; nothing is read yet. */
export function openSession(
  program: ServiceProgram,
  libraries: readonly LibraryDescriptor[],
  { constantOf, isService = () => true }: Told,
): Session {
  const session: Session = {
    ts: program.compiler.ts,
    checker: program.checker,
    program,
    knowledge: knowledgeFor(program, libraries),
    values: new ReadValues(),
    nodes: new Map(),
    ids: new Map(),
    names: new Map(),
    parameters: new Map(),
    heirs: new Map(),
    modules: new Map(),
    meanings: new Map(),
    handles: new Set(),
    spliced: new Set(),
    commonModules: new Map(),
    isService,
    evaluate: constantOf
      ? (node) => constantOf(node) ?? evaluate(session, node)
      : (node) => evaluate(session, node),
    member: (value, name) => memberOf(session, value, name),
  };
  return session;
}
