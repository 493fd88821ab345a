import type { ts } from 'ts-morph';
import { lineageOf } from './base-class.ts';
import { isDeclaredInFile, meaningOfName } from './name-meaning.ts';
import { identify, nodeOf } from './lookup.ts';
import type { Flow, FunctionId, Step } from './model.ts';
import { alternatives } from './read-value.ts';
import { shortText, spanOf, type Session } from './session.ts';
import { sitesOf, type CallSite } from './sites.ts';

/**
 * What runs at the end of a block for a declaration of `using` in it: the method by which its class disposes of it, or, for a stack of
 * such things, the functions that it is given, if they have been given by then.
 */
export function disposalOf(session: Session, declaration: ts.VariableDeclaration): Flow {
  const { initializer } = declaration;
  if (!initializer) return [];
  if (isStack(session, initializer))
    return deferredOn(session, declaration).map((id) => ({
      kind: 'branch',
      arms: [[disposal(declaration, id)], []],
    }));
  return disposersOf(session, initializer).map((id) => disposal(declaration, id));
}

function disposal({ name }: ts.VariableDeclaration, id: FunctionId): Step {
  const call = {
    span: spanOf(name),
    callee: shortText(name),
    remote: null,
    targets: [{ function: id, by: 'exact' as const }],
    visible: 'yes' as const,
    args: [],
    callbacks: [],
    region: null,
    awaited: 'yes' as const,
  };
  return { kind: 'call', call };
}

/** The method of each class of which an expression may be an instance that disposes of it. */
function disposersOf(session: Session, expression: ts.Expression): FunctionId[] {
  const { ts } = session;
  return alternatives(session.evaluate(expression)).flatMap((value) => {
    const owner = value.kind === 'instance' ? nodeOf(session, value.class) : null;
    if (!owner || !ts.isClassLike(owner)) return [];
    const members = [...lineageOf(session, owner)].flatMap((one) => [...one.members]);
    const method = members.find((member) => disposes(session, member));
    return method ? [identify(session, method)] : [];
  });
}

function disposes({ ts }: Session, member: ts.ClassElement): boolean {
  return (
    ts.isMethodDeclaration(member) &&
    ts.isComputedPropertyName(member.name) &&
    /^Symbol\.(?:dispose|asyncDispose)$/.test(member.name.expression.getText())
  );
}

/** Whether an expression makes a stack of what is to be disposed of. */
function isStack(session: Session, expression: ts.Expression): boolean {
  const { ts } = session;
  if (!ts.isNewExpression(expression) || !ts.isIdentifier(expression.expression)) return false;
  const { expression: name } = expression;
  const isNamed = name.text === 'DisposableStack' || name.text === 'AsyncDisposableStack';
  return isNamed && !isDeclaredInFile(session, name);
}

/** The functions that are given to a stack where its name is in reach, the last one first. */
function deferredOn(session: Session, declaration: ts.VariableDeclaration): FunctionId[] {
  const { name, parent } = declaration;
  const block = parent.parent.parent;
  const { calls } = sitesOf(session, name.getSourceFile());
  return calls
    .filter((call) => call.pos > name.end && call.end <= block.end && isDeferral(session, call, declaration))
    .map((call) => session.evaluate(call.arguments?.at(-1) ?? call))
    .flatMap((value) => (value.kind === 'function' ? [value.id] : []))
    .toReversed();
}

/** `stack.defer(release)`, `stack.adopt(seat, release)` */
function isDeferral(
  session: Session,
  { expression }: CallSite,
  declaration: ts.VariableDeclaration,
): boolean {
  const { ts } = session;
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.expression)) return false;
  const { expression: stack, name: member } = expression;
  if (member.text !== 'defer' && member.text !== 'adopt') return false;
  const meaning = meaningOfName(session, stack);
  return meaning.kind === 'declaration' && meaning.node === declaration;
}
