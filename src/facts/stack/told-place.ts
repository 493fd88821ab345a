import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ts } from 'ts-morph';
import { below } from '../../program/folders.ts';
import { meaningOfName } from '../name-meaning.ts';
import { textOf } from '../read-value.ts';
import type { Session } from '../session.ts';
import type { Value } from '../value.ts';

/**
 * Where a module stands, or the program is run from, in the ways in which Node tells it: `__dirname`, `import.meta.url`, `process.cwd()`,
 * `require.resolve('./place')`. `null` for any other expression.
 */
export function placeTold(session: Session, node: ts.Expression, folder: string): Value | null {
  const { ts } = session;
  const place = ts.isCallExpression(node) ? calledPlace(session, node, folder) : namedPlace(session, node);
  return place === null ? null : { kind: 'literal', value: place };
}

function namedPlace(session: Session, node: ts.Expression): string | null {
  const { ts } = session;
  const { fileName } = node.getSourceFile();
  if (ts.isIdentifier(node)) {
    const place = Object.hasOwn(ofModule, node.text) ? ofModule[node.text] : undefined;
    return place && isOfRuntime(session, node) ? place(fileName) : null;
  }
  if (!ts.isPropertyAccessExpression(node) || !ts.isMetaProperty(node.expression)) return null;
  const name = node.name.text;
  return (Object.hasOwn(ofMeta, name) && ofMeta[name]?.(fileName)) || null;
}

const itself = (fileName: string) => fileName;

const ofModule: Readonly<Record<string, (fileName: string) => string>> = {
  __dirname: dirname,
  __filename: itself,
};

const ofMeta: Readonly<Record<string, (fileName: string) => string>> = {
  dirname,
  filename: itself,
  url: (fileName) => pathToFileURL(fileName).href,
};

function calledPlace(session: Session, node: ts.CallExpression, folder: string): string | null {
  const { ts } = session;
  const { expression: callee } = node;
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression)) return null;
  const name = `${callee.expression.text}.${callee.name.text}`;
  if (name !== 'process.cwd' && name !== 'require.resolve') return null;
  if (!isOfRuntime(session, callee.expression)) return null;
  if (name === 'process.cwd') return folder;
  const [given] = node.arguments;
  const specifier = given ? textOf(session.evaluate(given)) : null;
  return specifier?.startsWith('.') ? below(dirname(node.getSourceFile().fileName), specifier) : null;
}

/** Whether nothing in the program has the name. */
function isOfRuntime(session: Session, name: ts.Identifier): boolean {
  return meaningOfName(session, name).kind !== 'declaration';
}
