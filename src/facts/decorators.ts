import type { ts } from 'ts-morph';
import type { DecoratorModel } from '../libraries/descriptor.ts';
import { meaningOf } from './lookup.ts';
import type { Session } from './session.ts';

/** A decorator of a known package. */
export interface KnownDecorator {
  readonly library: string;
  readonly model: DecoratorModel;
  readonly args: readonly ts.Expression[];
}

/** The decorators of a node that come from a known package. */
export function decoratorsOf(session: Session, node: ts.Node): KnownDecorator[] {
  const { ts } = session;
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return decorators.flatMap(({ expression }) => {
    const callee = ts.isCallExpression(expression) ? expression.expression : expression;
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    const meaning = meaningOf(session, name);
    if (meaning.kind !== 'package') return [];
    const library = session.knowledge.library(meaning.specifier);
    const model = library?.decorator(meaning.name);
    return library && model
      ? [
          {
            library: library.descriptor.package,
            model,
            args: ts.isCallExpression(expression) ? expression.arguments : [],
          },
        ]
      : [];
  });
}
