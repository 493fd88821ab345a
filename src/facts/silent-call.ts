import type { CallNode } from './flow/flow-visitor.ts';
import { isDeclaredInFile } from './name-meaning.ts';
import { isHolderClass } from './runtime-object.ts';
import type { Session } from './session.ts';

/** What the language has of which no member reaches a client or runs anything else. */
const silentObjects = new Set([
  'console',
  'JSON',
  'Math',
  'Object',
  'Array',
  'Number',
  'String',
  'Boolean',
  'Buffer',
  'Symbol',
  'Reflect',
  'Date',
  'Intl',
  'Response',
]);

const silentFunctions = new Set(['require', 'String', 'Number', 'parseInt']);

/** Calls of the language itself that can neither reach a client nor run anything else. */
export function isSilent(session: Session, node: CallNode): boolean {
  const { ts } = session;
  if (ts.isTaggedTemplateExpression(node)) return false;
  const callee = node.expression;
  if (ts.isNewExpression(node)) return isHolderClass(session, callee);
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  const isMember = ts.isPropertyAccessExpression(callee);
  const name = isMember ? callee.expression : callee;
  if (!ts.isIdentifier(name)) return false;
  const silent = isMember ? silentObjects : silentFunctions;
  return silent.has(name.text) && !isDeclaredInFile(session, name);
}
