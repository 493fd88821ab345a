import type { ts } from 'ts-morph';
import type { CallNode } from './flow/flow-visitor.ts';
import { isTransparentOrAwait } from './flow/transparent.ts';
import { alternatives } from './read-value.ts';
import type { Session } from './session.ts';
import { holdsFor } from './status-test.ts';

/** The answer to a request that is wrong by itself: no repetition makes it right. */
const badRequest = 400;

/** What a statement does; `unknown` where it may do one or the other. */
type Way = 'throws' | 'leaves' | 'passes' | 'unknown';

/** Whether the code after a request throws an error for an answer of 400, as for any other: `if (!response.ok) throw new Error(…)`. */
export function throwsForRefusal(session: Session, node: CallNode): boolean {
  const taken = answerOf(session, node);
  return taken !== null && wayThrough(session, taken.name.text, taken.statements) === 'throws';
}

/** Where an answer is taken in: the variable that holds it, and what is done then. */
interface TakenAnswer {
  readonly name: ts.Identifier;
  readonly statements: readonly ts.Statement[];
}

function answerOf(session: Session, node: CallNode): TakenAnswer | null {
  const { ts } = session;
  let { parent }: { parent: ts.Node } = node;
  while (isTransparentOrAwait(session.ts, parent)) parent = parent.parent;
  if (!ts.isVariableDeclaration(parent)) return answerOfThen(session, parent);
  const statement = parent.parent.parent;
  if (!ts.isIdentifier(parent.name) || !ts.isBlock(statement.parent)) return null;
  const { statements } = statement.parent;
  return { name: parent.name, statements: statements.filter(({ pos }) => pos >= statement.end) };
}

/** `fetch(url).then((response) => { … })`. */
function answerOfThen({ ts }: Session, access: ts.Node): TakenAnswer | null {
  if (!ts.isPropertyAccessExpression(access) || access.name.text !== 'then') return null;
  const [callback] = ts.isCallExpression(access.parent) ? access.parent.arguments : [];
  if (!callback || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) return null;
  const name = callback.parameters[0]?.name;
  if (!name || !ts.isIdentifier(name) || !ts.isBlock(callback.body)) return null;
  return { name, statements: callback.body.statements };
}

function wayThrough(session: Session, answer: string, statements: readonly ts.Statement[]): Way {
  for (const statement of statements) {
    const way = wayOf(session, answer, statement);
    if (way !== 'passes') return way;
  }
  return 'passes';
}

function wayOf(session: Session, answer: string, statement: ts.Statement): Way {
  const { ts } = session;
  if (ts.isBlock(statement)) return wayThrough(session, answer, statement.statements);
  if (ts.isThrowStatement(statement)) return isRetried(session, statement) ? 'throws' : 'unknown';
  if (ts.isReturnStatement(statement) || ts.isContinueStatement(statement)) return 'leaves';
  if (!ts.isIfStatement(statement)) return mayLeave(session, answer, statement) ? 'unknown' : 'passes';
  const { thenStatement, elseStatement } = statement;
  const holds = holdsFor(ts, answer, badRequest, statement.expression);
  if (holds === null) return mayLeave(session, answer, statement) ? 'unknown' : 'passes';
  const taken = holds ? thenStatement : elseStatement;
  return taken ? wayOf(session, answer, taken) : 'passes';
}

/** Whether a statement holds a way out other than such an error, or hands the answer to something that may throw for it. */
function mayLeave(session: Session, answer: string, node: ts.Node): boolean {
  const { ts } = session;
  if (ts.isFunctionLike(node)) return false;
  if (ts.isThrowStatement(node)) return !isRetried(session, node);
  if (ts.isReturnStatement(node) || ts.isBreakOrContinueStatement(node)) return true;
  if (ts.isCallExpression(node) && node.arguments.some((one) => one.getText() === answer)) return true;
  return ts.forEachChild(node, (child) => mayLeave(session, answer, child) || undefined) ?? false;
}

/** Whether an error is thrown that is made there, and is none that ends a retry as its library says. */
function isRetried(session: Session, { expression }: ts.ThrowStatement): boolean {
  const { ts, knowledge } = session;
  if (!ts.isNewExpression(expression)) return false;
  return alternatives(session.evaluate(expression.expression)).every(
    (one) => one.kind !== 'api' || knowledge.library(one.package)?.value(`${one.path}()`)?.means !== 'stop',
  );
}
