import type { ts } from 'ts-morph';
import { anyOf, chanceWords } from './flow/loop/chance-words.ts';
import { nodeOf } from './lookup.ts';
import type { Answer, FunctionId } from './model.ts';
import { alternatives } from './read-value.ts';
import { returnsOf } from './returned-value.ts';
import type { Session } from './session.ts';

/** How many functions are looked into, one called by the other. */
const depthLimit = 3;

/** Whether chance has a part in what an expression comes to: `no` for arithmetic, also in functions of the program. */
export function chanceIn(session: Session, node: ts.Node, depth = 0): Answer {
  const { ts } = session;
  if (ts.isIdentifier(node)) return chanceWords.test(node.text) ? 'yes' : 'no';
  const answers: Answer[] = ts.isCallExpression(node) ? [chanceInCall(session, node, depth)] : [];
  ts.forEachChild(node, (child) => {
    answers.push(chanceIn(session, child, depth));
  });
  return anyOf(answers);
}

/** Whether chance has a part in what a function of the program returns. */
export function chanceInFunction(session: Session, id: FunctionId, depth = 0): Answer {
  const declaration = nodeOf(session, id);
  if (!declaration || depth > depthLimit || returnsOf(session, declaration).length === 0) return 'unknown';
  return chanceIn(session, declaration, depth);
}

function chanceInCall(session: Session, { expression, parent }: ts.CallExpression, depth: number): Answer {
  const { ts, knowledge } = session;
  const name = expression.getText();
  if (ts.isExpressionStatement(parent) || name.startsWith('Math.') || name === 'Number') return 'no';
  const [callee, ...others] = alternatives(session.evaluate(expression));
  if (others.length > 0) return 'unknown';
  if (callee?.kind === 'function') return chanceInFunction(session, callee.id, depth + 1);
  const meaning =
    callee?.kind === 'api' ? knowledge.library(callee.package)?.value(`${callee.path}()`) : undefined;
  return meaning?.means === 'random' ? 'yes' : meaning?.means === 'delay' ? 'no' : 'unknown';
}
