import type { ts } from 'ts-morph';
import { constructorOf } from './base-class.ts';
import { classOf } from './named-class.ts';
import { filesConstructing } from './constructing-files.ts';
import { heirsOf } from './heirs.ts';
import { unwrap } from './flow/transparent.ts';
import { enclosingClass } from './instance.ts';
import { meaningOfName } from './name-meaning.ts';
import { remember, rememberWeakly } from '../remember.ts';
import type { Session } from './session.ts';
import { sitesOf, type CallSite } from './sites.ts';

const constructions = rememberWeakly((session: Session) =>
  remember((owner: ts.ClassLikeDeclaration) => findConstructions(session, owner)),
);

/**
 * The calls by which the program gives the constructor of a class its arguments: `new Orders(…)`, `super(…)` in an heir, and those by which the
 * class makes another one of itself (`new this.constructor(…)`).
 */
export function constructionsOf(session: Session, owner: ts.ClassLikeDeclaration): readonly CallSite[] {
  return constructions(session)(owner);
}

function findConstructions(session: Session, owner: ts.ClassLikeDeclaration): readonly CallSite[] {
  const heirs = heirsOf(session, owner);
  const own = new Set([owner, ...heirs.filter((heir) => constructorOf(session, heir) === null)]);
  const family = new Set([owner, ...heirs]);
  const files = new Set([...family].flatMap((one) => filesConstructing(session, one)));
  return [...files].flatMap((file) =>
    sitesOf(session, file).calls.filter((call) => constructs(session, call, own, family)),
  );
}

type Classes = ReadonlySet<ts.ClassLikeDeclaration>;

function constructs(session: Session, call: CallSite, own: Classes, family: Classes): boolean {
  const { ts } = session;
  if (call.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const heir = enclosingClass(session, call);
    return heir !== null && family.has(heir) && !own.has(heir);
  }
  if (!ts.isNewExpression(call)) return false;
  const constructed = classOf(session, call.expression);
  if (constructed) return own.has(constructed);
  const around = enclosingClass(session, call);
  return around !== null && family.has(around) && isOwnClass(session, call.expression, 0);
}

/** Whether an expression in a class names that class without its name: `this.constructor`, or `this` where that is static. */
function isOwnClass(session: Session, expression: ts.Expression, depth: number): boolean {
  const { ts } = session;
  const node = unwrap(ts, expression);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'constructor';
  if (!ts.isIdentifier(node) || depth > 4) return false;
  const meaning = meaningOfName(session, node);
  const variable = meaning.kind === 'declaration' ? meaning.node : null;
  if (!variable || !ts.isVariableDeclaration(variable) || !variable.initializer) return false;
  return isOwnClass(session, variable.initializer, depth + 1);
}
