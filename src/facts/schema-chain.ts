import type { ts } from 'ts-morph';
import type { SchemaLibrary } from '../libraries/schemas/schema-library.ts';
import { schemaLibraries } from '../libraries/schemas/known-schemas.ts';
import { lastSegment } from './access-path.ts';
import { packageName } from './knowledge.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';

/** A call by which a schema is made: `default(3)` in `Joi.number().default(3)`. */
export interface SchemaCall {
  readonly name: string;
  readonly args: readonly ts.Expression[];
}

/** A schema as the calls by which it is made, the last one first. */
export interface SchemaChain {
  readonly library: SchemaLibrary;
  readonly calls: readonly SchemaCall[];
}

/** Variables and calls that are followed, from the end of a chain to the package that it starts at. */
const stepLimit = 60;

/** How a schema is made, through the constants that hold it; `null` where that cannot be seen, or it is no schema of a known library. */
export function schemaChain(session: Session, node: ts.Expression): SchemaChain | null {
  const { ts } = session;
  const calls: SchemaCall[] = [];
  let at = node;
  for (let step = 0; step < stepLimit; step += 1) {
    if (ts.isCallExpression(at)) {
      const { expression: callee, arguments: args } = at;
      const isMember = ts.isPropertyAccessExpression(callee);
      calls.push({ name: isMember ? callee.name.text : exportedName(session, callee), args });
      at = isMember ? callee.expression : callee;
      continue;
    }
    const made = writtenOut(session, at);
    if (made === at) break;
    at = made;
  }
  const library = schemaLibraryOf(session, at);
  return library && { library, calls };
}

/** The library of schemas that exports a value. */
export function schemaLibraryOf(session: Session, node: ts.Expression): SchemaLibrary | null {
  const value = session.evaluate(node);
  if (value.kind !== 'api') return null;
  const name = packageName(value.package);
  return schemaLibraries.find((one) => one.package === name) ?? null;
}

function exportedName(session: Session, callee: ts.Expression): string {
  const value = session.evaluate(callee);
  return value.kind === 'api' ? lastSegment(value.path) : '';
}

/** The expression that a constant stands for, or that stands in parentheses; the same one where there is none. */
export function writtenOut(session: Session, node: ts.Expression): ts.Expression {
  const { ts } = session;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return node.expression;
  const meaning = ts.isIdentifier(node) ? meaningOfName(session, node) : null;
  if (meaning?.kind !== 'declaration' || !ts.isVariableDeclaration(meaning.node)) return node;
  const isConstant = (ts.getCombinedNodeFlags(meaning.node) & ts.NodeFlags.Const) !== 0;
  return (isConstant && meaning.node.initializer) || node;
}
