import type { ts } from 'ts-morph';
import { isOutcome, usesOf } from './answer.ts';
import { isTransparentOrAwait } from './flow/transparent.ts';
import type { AnswerUse, Span } from './model.ts';
import { callNodeAt } from './node-at.ts';
import type { Session } from './session.ts';
import { isSettledUnread } from './settled-results.ts';
import { holdsFor } from './status-test.ts';
import { isTakenOver } from './takes-over.ts';

/** What becomes of the answer that the call at a place gives. */
export function answerUse(session: Session, span: Span): AnswerUse {
  const call = callNodeAt(session, span);
  return call ? useOf(session, call) : 'read';
}

/** `within` are the declarations on the way here: a name may be that of several variables. */
function useOf(session: Session, expression: ts.Node, within: readonly ts.Node[] = []): AnswerUse {
  const { ts } = session;
  const { parent } = expression;
  const chained = chainedTo(session, expression) ?? takenOutOf(session, expression);
  if (isTransparentOrAwait(session.ts, parent) || ts.isVoidExpression(parent))
    return useOf(session, parent, within);
  if (chained) return useOf(session, chained, within);
  const isLeft = isSettledUnread(session, expression) || isTakenOver(session, expression);
  if (ts.isExpressionStatement(parent) || isLeft) return 'dropped';
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) return 'returned';
  if (!ts.isVariableDeclaration(parent) || parent.name === expression || within.includes(parent))
    return 'read';
  return worstOf(usesOfNames(session, parent.name, [...within, parent]));
}

/** What becomes of an answer that a variable holds, or of the parts that a pattern takes out of it: `const { data } = await request`. */
function usesOfNames(session: Session, name: ts.BindingName, within: readonly ts.Node[]): AnswerUse[] {
  const { ts } = session;
  if (ts.isIdentifier(name)) return usesOf(session, name).map((use) => useOfVariable(session, use, within));
  return name.elements.flatMap((one) => {
    if (ts.isOmittedExpression(one)) return [];
    if (!ts.isIdentifier(one.name)) return ['read' as const];
    return usesOf(session, one.name).map((use) => useOf(session, use, within));
  });
}

function worstOf(uses: readonly AnswerUse[]): AnswerUse {
  return (['read', 'returned'] as const).find((use) => uses.includes(use)) ?? 'dropped';
}

/** The call that is chained to a promise and gives what that gives, or what is taken out of it; `null` where something else is done with it. */
function chainedTo(session: Session, promise: ts.Node): ts.Node | null {
  const { ts } = session;
  const access = promise.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== promise) return null;
  const call = access.parent;
  if (!ts.isCallExpression(call) || call.expression !== access) return null;
  const name = access.name.text;
  if (name === 'catch' || name === 'finally') return call;
  return name === 'then' && call.arguments.every((one) => isExtraction(session, one)) ? call : null;
}

/** `(response) => response.json()`, `(response) => response.data`. */
function isExtraction({ ts }: Session, callback: ts.Expression): boolean {
  if (!ts.isArrowFunction(callback)) return false;
  const [parameter] = callback.parameters;
  const { body } = callback;
  const member = ts.isCallExpression(body) && body.arguments.length === 0 ? body.expression : body;
  return ts.isPropertyAccessExpression(member) && member.expression.getText() === parameter?.name.getText();
}

/**
 * What one mention of the variable that holds an answer does: what is read of a failure alone is not the answer that was asked for, and what is
 * taken out of it is the answer itself.
 */
function useOfVariable(session: Session, use: ts.Identifier, within: readonly ts.Node[]): AnswerUse {
  if (isOutcome(session, use) || isOfFailure(session, use)) return 'dropped';
  return useOf(session, use, within);
}

/** `response.json()`, `(await request).data`; `null` where an answer stands for the whole, and for a promise of it. */
function takenOutOf({ ts }: Session, answer: ts.Node): ts.Node | null {
  const access = answer.parent;
  if (ts.isCallExpression(answer) || !ts.isPropertyAccessExpression(access) || access.expression !== answer)
    return null;
  const call = access.parent;
  if (!ts.isCallExpression(call) || call.expression !== access) return access;
  return call.arguments.length === 0 ? call : null;
}

/** Whether a mention stands where only an answer with a bad status leads: `if (!response.ok) throw new Error(await response.text())`. */
function isOfFailure(session: Session, use: ts.Identifier): boolean {
  const { ts } = session;
  for (let node: ts.Node = use; !ts.isFunctionLike(node) && !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    if (ts.isBlock(parent) && isAfterGood(session, use, parent.statements, node)) return true;
    if (!ts.isIfStatement(parent) || node === parent.expression) continue;
    const holds = holdsFor(ts, use.text, 200, parent.expression);
    if (holds === (node === parent.elseStatement)) return true;
  }
  return false;
}

/** Whether a statement before one of a list leaves where the answer is good: `if (response.ok) return response;`. */
function isAfterGood(
  { ts }: Session,
  { text }: ts.Identifier,
  statements: readonly ts.Statement[],
  until: ts.Node,
): boolean {
  return statements.some(
    (one) =>
      one.end <= until.pos &&
      ts.isIfStatement(one) &&
      holdsFor(ts, text, 200, one.expression) === true &&
      isLeaving(ts, one.thenStatement),
  );
}

function isLeaving(compiler: typeof ts, statement: ts.Statement | undefined): boolean {
  if (!statement) return false;
  if (compiler.isBlock(statement)) return isLeaving(compiler, statement.statements.at(-1));
  return compiler.isReturnStatement(statement) || compiler.isThrowStatement(statement);
}
