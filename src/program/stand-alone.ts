import type { ts } from 'ts-morph';
import { isExported } from './exported.ts';

/** Whether a module gives nothing to others and does its work when it is loaded: it calls something at its top level. */
export function isStandAlone(typescript: typeof ts, file: ts.SourceFile): boolean {
  return !/\bexports\b/.test(file.text) && file.statements.some(isCall) && !file.statements.some(isExport);

  function isCall(statement: ts.Statement): boolean {
    if (!typescript.isExpressionStatement(statement)) return false;
    const { expression } = statement;
    return typescript.isCallExpression(
      typescript.isAwaitExpression(expression) ? expression.expression : expression,
    );
  }

  function isExport(statement: ts.Statement): boolean {
    if (typescript.isExportDeclaration(statement) || typescript.isExportAssignment(statement)) return true;
    return isExported(typescript, statement);
  }
}
