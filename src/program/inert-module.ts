import type { ts } from 'ts-morph';
import { isExported } from './exported.ts';

/** Whether nothing runs what a module declares: it gives nothing but types to others, and does nothing when it is loaded but declare functions. */
export function isInertModule(typescript: typeof ts, file: ts.SourceFile): boolean {
  return typescript.isExternalModule(file) && file.statements.every((one) => isInert(typescript, one));
}

function isInert(typescript: typeof ts, statement: ts.Statement): boolean {
  if (typescript.isInterfaceDeclaration(statement) || typescript.isTypeAliasDeclaration(statement))
    return true;
  if (isExported(typescript, statement)) return false;
  if (typescript.isImportDeclaration(statement) || typescript.isFunctionDeclaration(statement)) return true;
  return (
    typescript.isVariableStatement(statement) &&
    statement.declarationList.declarations.every(({ initializer, name }) => {
      if (!typescript.isIdentifier(name)) return false;
      return initializer === undefined || isConstant(typescript, initializer);
    })
  );
}

/** Whether a value is made without running anything. */
function isConstant(typescript: typeof ts, value: ts.Expression): boolean {
  return (
    typescript.isArrowFunction(value) ||
    typescript.isFunctionExpression(value) ||
    typescript.isLiteralExpression(value)
  );
}
