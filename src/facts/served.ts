import type { ts } from 'ts-morph';
import { scheduledPaths } from '../program/scheduled-paths.ts';
import { exportedName, isDefault } from './exported-name.ts';
import { importedSpecifiers } from './instance.ts';
import { isAnswerKept } from './kept-answers.ts';
import type { FunctionFacts } from './model.ts';
import { absent, numberOf, textOf } from './read-value.ts';
import { isNextProgram } from './routes.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';
import { rememberWeakly } from '../remember.ts';

const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

const route = /\/app\/(?:.*\/)?route\.[cm]?[jt]sx?$/;

const endpoint = /\/pages\/api\/.+\.[cm]?[jt]sx?$/;

/**
 * Whether a platform runs a function for each request or event because of the name under which its module exports it: a method of a route of
 * Next.js, the default export of an API route, what a module with `'use server'` exports, or `handler` in a module for AWS Lambda. What the
 * module wraps before it exports it is meant as well, and a function with `'use server'` wherever it stands.
 */
export function servedOf(session: Session, node: ts.FunctionLikeDeclaration): ServedFacts | null {
  const file = node.getSourceFile();
  if (holdsActions(file) && isServerAction(session, node)) return { served: 'request' };
  if (endpoint.test(file.fileName))
    return isDefault(session, node) && isNextProgram(session) ? { served: 'request' } : null;
  const name = exportedName(session, node);
  if (name === null) return null;
  if (route.test(file.fileName))
    return methods.has(name) && isNextProgram(session)
      ? { ...routeServed(session, file.fileName), ...(name === 'GET' && keptAnswers(session, node)) }
      : null;
  return name === 'handler' && isForLambda(session, file) ? { served: 'event' } : null;
}

type ServedFacts = Pick<FunctionFacts, 'served' | 'background' | 'renewed'>;

/** Only what a `GET` answers is kept by a cache. */
function keptAnswers(session: Session, node: ts.FunctionLikeDeclaration): Pick<FunctionFacts, 'renewed'> {
  return isAnswerKept(session, node) ? { renewed: true } : {};
}

/**
 * Schedules call routes as well, by convention below a folder of their own (https://vercel.com/docs/cron-jobs). What the platform calls so is known
 * where the package is deployed with schedules.
 */
function routeServed({ program }: Session, path: string): ServedFacts {
  if (!/\/app\/(?:.*\/)?crons?\//.test(path)) return { served: 'request' };
  return { served: 'event', ...(scheduledPaths(program, path).length > 0 && { background: true }) };
}

/** How long a platform lets a run go on, as the module of a route says. */
export function runLimitIn(
  session: Session,
  file: ts.SourceFile,
): Pick<FunctionFacts, 'runLimitMs' | 'answerLimitMs'> {
  if (!route.test(file.fileName)) return {};
  const seconds = numberOf(settingOf(session, file, 'maxDuration'));
  const runtime = textOf(settingOf(session, file, 'runtime'));
  return {
    ...(seconds !== null && seconds > 0 && { runLimitMs: seconds * 1000 }),
    ...(runtime !== null && /^(?:experimental-)?edge$/.test(runtime) && { answerLimitMs: edgeAnswerMs }),
  };
}

/** A run on the edge is ended that has not begun to answer by then (https://vercel.com/docs/functions/runtimes/edge). */
const edgeAnswerMs = 25_000;

/** What the module of a route sets for its runs: `export const maxDuration = 60`. */
function settingOf(session: Session, file: ts.SourceFile, name: string): Value {
  const { ts } = session;
  if (!file.text.includes(name)) return absent;
  const declared = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const setting = declared.find((one) => ts.isIdentifier(one.name) && one.name.text === name);
  return setting?.initializer ? session.evaluate(setting.initializer) : absent;
}

const holdsActions = rememberWeakly((file: ts.SourceFile) => /(['"])use server\1/.test(file.text));

/** Whether a function is called by a browser over its framework: it has the directive, or its module has and exports it. */
function isServerAction(session: Session, node: ts.FunctionLikeDeclaration): boolean {
  const { ts } = session;
  const { body } = node;
  if (body && ts.isBlock(body) && isDirected(session, body.statements)) return true;
  if (!isDirected(session, node.getSourceFile().statements)) return false;
  return exportedName(session, node) !== null || isDefault(session, node);
}

/** Whether statements begin with `'use server'`, behind other directives. */
function isDirected({ ts }: Session, statements: readonly ts.Statement[]): boolean {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    if (statement.expression.text === 'use server') return true;
  }
  return false;
}

/** Whether a module names the types of AWS Lambda or a client of AWS. */
function isForLambda(session: Session, file: ts.SourceFile): boolean {
  const imports = importedSpecifiers(session, file);
  if (imports.some((name) => name === 'aws-lambda' || /^@?aws-sdk(?:\/|$)/.test(name))) return true;
  return /\brequire\((['"])@?aws-sdk(?:\/[\w./-]+)?\1\)/.test(file.text);
}
