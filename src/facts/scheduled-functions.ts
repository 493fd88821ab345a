import type { ts } from 'ts-morph';
import { functionsBeside } from './functions-beside.ts';
import { evaluateArguments } from './instance.ts';
import type { FunctionId } from './model.ts';
import { alternatives } from './read-value.ts';
import { rememberWeakly } from '../remember.ts';
import type { Session } from './session.ts';

/** When to run something, in the notation of cron: five fields, or six with seconds, of which some are left open. */
const schedule = /^(?=.*\*)(?:[\d*][\d*,/-]* ){2,3}[\d*?][\w*,?/-]* [\w*][\w*,/-]* [\w*?][\w*,?#/-]*$/;

/** A text by which a file may hold a schedule, at a look. */
const mayHold = /['"`](?:[\d*][\d*,/-]* ){3}/;

/** The functions of a program that stand beside a schedule: in one object, `{ cron: '0 * * * *', handler }`, or as arguments of one call. */
export const scheduledFunctions = rememberWeakly((session: Session): readonly FunctionId[] => {
  const { ts } = session;
  const found: FunctionId[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && schedule.test(node.text)) found.push(...besideText(session, node));
    else ts.forEachChild(node, visit);
  };
  for (const file of session.program.sources) if (mayHold.test(file.text)) visit(file);
  return found;
});

function besideText(session: Session, { parent }: ts.StringLiteralLike): readonly FunctionId[] {
  const { ts } = session;
  if (ts.isPropertyAssignment(parent)) return functionsBeside(session, parent.parent);
  if (!ts.isCallExpression(parent)) return [];
  const given = evaluateArguments(session, parent.arguments).flatMap(alternatives);
  return given.flatMap((value) => (value.kind === 'function' ? [value.id] : []));
}
