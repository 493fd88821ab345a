import type { ts } from 'ts-morph';
import type { DecoratorModel } from '../libraries/descriptor.ts';
import { meaningOf } from './lookup.ts';
import type { Meaning } from './meaning.ts';
import type { Session } from './session.ts';

/** A decorator of a known package. */
export interface KnownDecorator {
  readonly library: string;
  readonly model: DecoratorModel;
  readonly args: readonly ts.Expression[];
}

/** The decorators of a node that come from a known package. */
export function decoratorsOf(session: Session, node: ts.Node): KnownDecorator[] {
  return writtenOn(session, node).flatMap(({ meaning, args }) => {
    if (meaning.kind !== 'package') return [];
    const library = session.knowledge.library(meaning.specifier);
    const model = library?.decorator(meaning.name);
    return library && model ? [{ library: library.descriptor.package, model, args }] : [];
  });
}

/** What wraps the method that it decorates runs it as a function, or sets another one in its place. */
const wrapping = /\.(?:apply|call|bind)\(|\bReflect\.apply\(|\.value\s*=[^=]/;

/** Whether a decorator of the program may put something around a method: a limit, a breaker, an answer for its failure. */
export function isWrapped(session: Session, node: ts.Node): boolean {
  return writtenOn(session, node).some(
    ({ meaning }) => meaning.kind === 'declaration' && wrapping.test(meaning.node.getText()),
  );
}

interface WrittenDecorator {
  readonly meaning: Meaning;
  readonly args: readonly ts.Expression[];
}

function writtenOn(session: Session, node: ts.Node): readonly WrittenDecorator[] {
  const { ts } = session;
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return decorators.map(({ expression }) => {
    const callee = ts.isCallExpression(expression) ? expression.expression : expression;
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    const args = ts.isCallExpression(expression) ? expression.arguments : [];
    return { meaning: meaningOf(session, name), args };
  });
}
