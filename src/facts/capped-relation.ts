import type { ts } from 'ts-morph';
import { answerPartOf } from './answered-part.ts';
import { filesWith } from './mentions.ts';
import type { Session } from './session.ts';
import type { ApiValue } from './value.ts';

/**
 * Whether some function of the program goes no further where a relation holds so many rows: `if (team.seats.length >= 100) throw …`, as one does
 * that adds a row. `path` are the names that lead to the relation from what `callee` reads.
 */
export function isCappedElsewhere(session: Session, callee: ApiValue, path: readonly string[]): boolean {
  const relation = path.at(-1);
  if (relation === undefined) return false;
  return filesWith(session, `${relation}.length`).some((file) =>
    testsIn(session, file, relation).some((list) => {
      const part = answerPartOf(session, list);
      return (
        part?.callee.package === callee.package &&
        modelOf(part.callee) === modelOf(callee) &&
        part.path.join('.') === path.join('.')
      );
    }),
  );
}

/** What a read is of, without the verb: `team` of `team.findUnique`, or the type of a client that is for it alone. */
function modelOf({ type, path }: ApiValue): string {
  return path.split('.').slice(0, -1).join('.') || type;
}

/** The lists of a name in a file whose length is tested by an `if` that ends what it stands in. */
function testsIn(session: Session, file: ts.SourceFile, relation: string): readonly ts.Expression[] {
  const { ts } = session;
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIfStatement(node) && ends(session, node.thenStatement)) {
      const list = tooLong(session, node.expression);
      if (list?.name.text === relation) found.push(list);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The list of which a test says that it is long: `team.seats` of `team.seats.length >= 100`. */
function tooLong({ ts }: Session, test: ts.Expression): ts.PropertyAccessExpression | null {
  const { SyntaxKind } = ts;
  if (!ts.isBinaryExpression(test) || !ts.isPropertyAccessExpression(test.left)) return null;
  const { left, operatorToken, right } = test;
  const isMore = [SyntaxKind.GreaterThanToken, SyntaxKind.GreaterThanEqualsToken].includes(
    operatorToken.kind,
  );
  const isSome = ts.isNumericLiteral(right) && Number(right.text) <= 1;
  if (!isMore || isSome || left.name.text !== 'length') return null;
  return ts.isPropertyAccessExpression(left.expression) ? left.expression : null;
}

function ends({ ts }: Session, statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isThrowStatement(last) || ts.isReturnStatement(last));
}
