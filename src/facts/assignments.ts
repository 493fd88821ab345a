import type { ts } from 'ts-morph';
import type { Session } from './session.ts';
import { sitesOf } from './sites.ts';

const byFile = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.BinaryExpression[]>>();

/** The expressions assigned to a variable or parameter after its declaration, anywhere in its file. */
export function assignmentsOf(
  session: Session,
  declaration: ts.VariableDeclaration | ts.ParameterDeclaration,
): ts.Expression[] {
  const { ts, checker } = session;
  if (!ts.isIdentifier(declaration.name)) return [];
  const candidates = assignedNames(session, declaration.getSourceFile()).get(declaration.name.text) ?? [];
  return candidates
    .filter(({ left }) => checker.getSymbolAtLocation(left)?.valueDeclaration === declaration)
    .map(({ right }) => right);
}

/** The expressions assigned to `this.name` (or `name` below another object) in a file, `name` being the key. */
export function assignedMembers(
  session: Session,
  file: ts.SourceFile,
  name: string,
): readonly ts.BinaryExpression[] {
  return assignedNames(session, file).get(`.${name}`) ?? [];
}

function assignedNames(
  session: Session,
  file: ts.SourceFile,
): ReadonlyMap<string, readonly ts.BinaryExpression[]> {
  const known = byFile.get(file);
  if (known) return known;
  const found = new Map<string, ts.BinaryExpression[]>();
  for (const assignment of sitesOf(session, file).assignments) {
    const name = assignedName(session, assignment.left);
    if (name !== null) found.set(name, [...(found.get(name) ?? []), assignment]);
  }
  byFile.set(file, found);
  return found;
}

function assignedName({ ts }: Session, left: ts.Expression): string | null {
  if (ts.isIdentifier(left)) return left.text;
  return ts.isPropertyAccessExpression(left) ? `.${left.name.text}` : null;
}
