import type { ts } from 'ts-morph';
import { isExported } from '../program/exported.ts';
import { importedSpecifiers } from './instance.ts';
import type { FunctionFacts } from './model.ts';
import { numberOf } from './read-value.ts';
import { isNextProgram } from './routes.ts';
import type { Session } from './session.ts';

const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

const route = /\/app\/(?:.*\/)?route\.[cm]?[jt]sx?$/;

/**
 * Whether a platform runs a function for each request or event because of the name under which its module exports it: a method of a route of
 * Next.js, or `handler` in a module for AWS Lambda. What the module wraps before it exports it is meant as well.
 */
export function servedOf(
  session: Session,
  node: ts.FunctionLikeDeclaration,
): Pick<FunctionFacts, 'served'> | null {
  const name = exportedName(session, node);
  if (name === null) return null;
  const file = node.getSourceFile();
  if (route.test(file.fileName))
    return methods.has(name) && isNextProgram(session) ? { served: routeKind(file.fileName) } : null;
  return name === 'handler' && isForLambda(session, file) ? { served: 'event' } : null;
}

/** Schedules call routes as well, by convention below a folder of their own (https://vercel.com/docs/cron-jobs). */
function routeKind(path: string): 'request' | 'event' {
  return /\/app\/(?:.*\/)?crons?\//.test(path) ? 'event' : 'request';
}

/** After how many milliseconds the platform ends a run, as the module of a route says: `export const maxDuration = 60`. */
export function runLimitIn(session: Session, file: ts.SourceFile): { readonly runLimitMs?: number } {
  const { ts } = session;
  if (!route.test(file.fileName) || !file.text.includes('maxDuration')) return {};
  const declared = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const limit = declared.find(({ name }) => ts.isIdentifier(name) && name.text === 'maxDuration');
  const seconds = limit?.initializer ? numberOf(session.evaluate(limit.initializer)) : null;
  return seconds === null || seconds <= 0 ? {} : { runLimitMs: seconds * 1000 };
}

/** The name under which a module exports a function, or the result of the call to which it is handed; `null` for any other function. */
function exportedName(session: Session, node: ts.FunctionLikeDeclaration): string | null {
  const { ts } = session;
  if (ts.isFunctionDeclaration(node)) return node.name && isExported(ts, node) ? node.name.text : null;
  let holder: ts.Node = node.parent;
  while (ts.isCallExpression(holder) || ts.isParenthesizedExpression(holder)) holder = holder.parent;
  if (ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name))
    return isExported(ts, holder.parent.parent) ? holder.name.text : null;
  const target = ts.isBinaryExpression(holder) ? holder.left.getText() : '';
  return /^(?:module\.)?exports\.(\w+)$/.exec(target)?.[1] ?? null;
}

/** Whether a module names the types of AWS Lambda or a client of AWS. */
function isForLambda(session: Session, file: ts.SourceFile): boolean {
  const imports = importedSpecifiers(session, file);
  if (imports.some((name) => name === 'aws-lambda' || /^@?aws-sdk(?:\/|$)/.test(name))) return true;
  return /\brequire\((['"])@?aws-sdk(?:\/[\w./-]+)?\1\)/.test(file.text);
}
