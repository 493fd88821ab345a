import type { ts } from 'ts-morph';
import { identify } from './lookup.ts';
import { filesWith } from './mentions.ts';
import type { Session } from './session.ts';
import { sitesOf, type CallSite } from './sites.ts';

/** The calls in the program that are proved to run a function or method and name it as its declaration does. */
export function callsOf(session: Session, callee: ts.SignatureDeclaration): readonly CallSite[] {
  const { ts } = session;
  const declared = ts.getNameOfDeclaration(callee);
  if (!declared || !ts.isIdentifier(declared)) return [];
  const id = identify(session, callee);
  return filesWith(session, declared.text).flatMap((file) =>
    sitesOf(session, file).calls.filter(({ expression }) => {
      const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
      if (!ts.isIdentifier(name) || name.text !== declared.text) return false;
      const value = session.evaluate(expression);
      return value.kind === 'function' && value.id === id;
    }),
  );
}
