import type { ts } from 'ts-morph';
import { propertyName } from './instance.ts';
import type { Answer } from './model.ts';
import { isTransparentOrAwait } from './flow/transparent.ts';
import { gatheredPart, isDropped } from './gathered-answers.ts';
import { namesOf } from './sole-use.ts';
import type { Session } from './session.ts';

/** Renamings of an answer that are followed. */
const depthLimit = 6;

/**
 * Whether the value of an expression, or what it is a promise of, is read at one of some member paths: `no` where it is dropped, or only
 * other members are read; `unknown` where it is handed on.
 */
export function isPartRead(session: Session, node: ts.Node, paths: readonly string[], depth = 0): Answer {
  const { ts } = session;
  const { parent } = node;
  if (depth > depthLimit) return 'unknown';
  if (isTransparentOrAwait(session.ts, parent)) return isPartRead(session, parent, paths, depth);
  if (isDropped(session, node)) return 'no';
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node)
    return isMemberRead(session, parent, paths, depth);
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent))
    return parent.initializer === node ? isNameRead(session, parent.name, paths, depth) : 'unknown';
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    return parent.right === node ? isNameRead(session, parent.left, paths, depth) : 'no';
  return gatheredPart(session, node);
}

function isMemberRead(
  session: Session,
  access: ts.PropertyAccessExpression,
  paths: readonly string[],
  depth: number,
): Answer {
  const name = access.name.text;
  const call = session.ts.isCallExpression(access.parent) ? access.parent : null;
  if (call && name === 'then') return isReadThen(session, call, paths, depth);
  if (call && (name === 'catch' || name === 'finally' || name === 'promise'))
    return isPartRead(session, call, paths, depth);
  if (paths.includes(name)) return 'yes';
  return isBelowRead(paths, name, (below) => isPartRead(session, access, below, depth + 1));
}

/** `.then((answer) => …)` reads what its function does of its parameter. */
function isReadThen(
  session: Session,
  { arguments: [callback] }: ts.CallExpression,
  paths: readonly string[],
  depth: number,
): Answer {
  const { ts } = session;
  if (!callback || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) return 'unknown';
  const [parameter] = callback.parameters;
  return parameter ? isNameRead(session, parameter.name, paths, depth) : 'no';
}

function isNameRead(session: Session, name: ts.Node, paths: readonly string[], depth: number): Answer {
  const { ts } = session;
  if (ts.isObjectBindingPattern(name)) return isPatternRead(session, name, paths, depth);
  if (!ts.isIdentifier(name)) return 'unknown';
  const uses = namesOf(session, name);
  if (!uses) return 'unknown';
  return mostRead(uses.map((use) => isPartRead(session, use, paths, depth + 1)));
}

function isPatternRead(
  session: Session,
  { elements }: ts.ObjectBindingPattern,
  paths: readonly string[],
  depth: number,
): Answer {
  return mostRead(
    elements.map(({ name, propertyName: property, dotDotDotToken: rest }) => {
      const written = property ?? (session.ts.isIdentifier(name) ? name : undefined);
      const member = written && !rest ? propertyName(session, written) : null;
      if (member === null) return 'unknown';
      return paths.includes(member)
        ? 'yes'
        : isBelowRead(paths, member, (below) => isNameRead(session, name, below, depth + 1));
    }),
  );
}

/** What holds below a member that is on the way to some path; `no` for other members. */
function isBelowRead(
  paths: readonly string[],
  member: string,
  read: (below: readonly string[]) => Answer,
): Answer {
  const below = paths.flatMap((path) => (path.startsWith(`${member}.`) ? path.slice(member.length + 1) : []));
  return below.length > 0 ? read(below) : 'no';
}

/** One place that reads is enough; one that may is not known to leave it. */
function mostRead(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}
