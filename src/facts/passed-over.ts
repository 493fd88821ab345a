import type { ts } from 'ts-morph';
import { calleeOf } from './callee.ts';
import { endOf } from './ending-tests.ts';
import { evaluateArguments } from './instance.ts';
import { presenceIn } from './presence.ts';
import type { Session } from './session.ts';
import { tableName } from './table-name.ts';

/** The tables in which the route of a file looks for a row, to end without an error where there is none. */
export function tablesPassedOver(session: Session, receiver: string): readonly string[] {
  const { ts } = session;
  const file = session.program.program.getSourceFile(receiver);
  const tables: string[] = [];
  const visit = (node: ts.Node): void => {
    const end = ts.isIfStatement(node) ? endOf(session, node.thenStatement) : null;
    const asked =
      ts.isIfStatement(node) && end && ts.isReturnStatement(end)
        ? presenceIn(session, node.expression)
        : null;
    if (asked && !asked.isGiven) tables.push(...tableOf(session, asked.call));
    ts.forEachChild(node, visit);
  };
  if (file) visit(file);
  return tables;
}

function tableOf(session: Session, call: ts.CallExpression): readonly string[] {
  const { api } = calleeOf(session, call);
  const table = api && tableName(session, call, api, evaluateArguments(session, call.arguments));
  return table ? [table] : [];
}
