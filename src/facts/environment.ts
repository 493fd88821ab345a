import type { ts } from 'ts-morph';
import type { Session } from './session.ts';

/** Whether an expression is the whole environment: `process.env`, `import.meta.env`. */
export function isEnvironment({ ts }: Pick<Session, 'ts'>, node: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'env') return false;
  return (
    ts.isMetaProperty(node.expression) ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'process')
  );
}
