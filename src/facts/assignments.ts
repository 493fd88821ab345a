import type { ts } from 'ts-morph';
import type { Session } from './session.ts';

const byFile = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.BinaryExpression[]>>();

/** The expressions assigned to a variable after its declaration, anywhere in its file. */
export function assignmentsOf(session: Session, declaration: ts.VariableDeclaration): ts.Expression[] {
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
  { ts }: Session,
  file: ts.SourceFile,
): ReadonlyMap<string, readonly ts.BinaryExpression[]> {
  const known = byFile.get(file);
  if (known) return known;
  const found = new Map<string, ts.BinaryExpression[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(ts, node.operatorToken.kind)) {
      const key = ts.isIdentifier(node.left)
        ? node.left.text
        : ts.isPropertyAccessExpression(node.left)
          ? `.${node.left.name.text}`
          : null;
      if (key !== null) found.set(key, [...(found.get(key) ?? []), node]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  byFile.set(file, found);
  return found;
}

function isAssignment({ SyntaxKind }: typeof ts, kind: ts.SyntaxKind): boolean {
  return (
    kind === SyntaxKind.EqualsToken ||
    kind === SyntaxKind.QuestionQuestionEqualsToken ||
    kind === SyntaxKind.BarBarEqualsToken
  );
}
