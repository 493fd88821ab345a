import type { ts } from 'ts-morph';
import { isExported } from './exported.ts';

/** Whether nothing runs what a module declares: it gives nothing to others, and does nothing when it is loaded but declare functions. */
export function isInertModule(typescript: typeof ts, file: ts.SourceFile): boolean {
  return typescript.isExternalModule(file) && file.statements.every((one) => isInert(typescript, one));
}

function isInert(typescript: typeof ts, statement: ts.Statement): boolean {
  if (isExported(typescript, statement)) return false;
  if (typescript.isVariableStatement(statement))
    return statement.declarationList.declarations.every(({ initializer, name }) => {
      if (!typescript.isIdentifier(name)) return false;
      return initializer === undefined || isConstant(typescript, initializer);
    });
  return (
    typescript.isImportDeclaration(statement) ||
    typescript.isFunctionDeclaration(statement) ||
    typescript.isInterfaceDeclaration(statement) ||
    typescript.isTypeAliasDeclaration(statement)
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
