import type { ts } from 'ts-morph';
import { scheduledPaths } from '../program/scheduled-paths.ts';
import { calleeOf } from './callee.ts';
import { evaluateArguments } from './instance.ts';
import { routeFile } from './routes.ts';
import { absent, propertyAt } from './read-value.ts';
import { relatedTables } from './related-tables.ts';
import type { Session } from './session.ts';
import { tableName } from './table-name.ts';

/**
 * The tables of which a route that runs on a schedule reads lists, while it names the route in a file as where messages go: what was not sent
 * there when a row was written is sent by the next sweep.
 */
export function sweptTables(session: Session, receiver: string): readonly string[] {
  return scheduledPaths(session.program, receiver).flatMap((path) => {
    const route = routeFile(session, { kind: 'literal', value: path });
    const sweeper =
      route === null || route === receiver ? null : session.program.program.getSourceFile(route);
    return sweeper && names(session, sweeper, receiver) ? listedTables(session, sweeper) : [];
  });
}

/** Whether a text in a file is the address of a route. */
function names(session: Session, file: ts.SourceFile, receiver: string): boolean {
  const { ts } = session;
  const visit = (node: ts.Node): true | undefined => {
    if (!ts.isTemplateExpression(node) && !ts.isStringLiteralLike(node)) return ts.forEachChild(node, visit);
    return routeFile(session, session.evaluate(node)) === receiver || undefined;
  };
  return visit(file) === true;
}

/** The tables of which a file reads lists, or asks by the filter of one. */
function listedTables(session: Session, file: ts.SourceFile): readonly string[] {
  const { ts } = session;
  const tables: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) tables.push(...tablesOfList(session, node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return tables;
}

function tablesOfList(session: Session, node: ts.CallExpression): readonly string[] {
  const { api } = calleeOf(session, node);
  const list = api && session.knowledge.library(api.package)?.list(api.type, api.path);
  const args = evaluateArguments(session, node.arguments);
  const table = list ? tableName(session, node, api, args) : null;
  if (!list || table === null) return [];
  const filter = propertyAt(args[list.argument] ?? absent, list.filter ?? '');
  return [table, ...relatedTables(session, node.getSourceFile(), table, filter, list.related ?? [])];
}
