import type { ts } from 'ts-morph';
import type { Step } from '../model.ts';
import { isEnded, visitExit, visitProcessExit } from './exits.ts';
import { visitLoop } from './loops.ts';
import { visitLabeled, visitSwitch } from './switches.ts';
import { visitTry } from './tries.ts';
import { pushUsings, usingsIn } from './usings.ts';
import { pushChoice, statementFlow, visitHeritage, type Walk } from './walk.ts';

/** Appends statements up to the first one after which nothing can run. */
export function visitStatements(walk: Walk, statements: readonly ts.Statement[], into: Step[]): void {
  for (const [index, statement] of statements.entries()) {
    visitStatement(walk, statement, into);
    const usings = usingsIn(walk, statement);
    if (usings.length > 0) {
      const rest: Step[] = [];
      visitStatements(walk, statements.slice(index + 1), rest);
      pushUsings(walk, usings, rest, into);
      return;
    }
    if (isEnded(into)) return;
  }
}

/** Appends one statement. Declarations of functions and classes leave no steps but for what a class extends. */
export function visitStatement(walk: Walk, node: ts.Statement, into: Step[]): void {
  const { ts } = walk;
  if (ts.isExpressionStatement(node)) {
    walk.expression(node.expression, 'no', into);
    visitProcessExit(walk, node.expression, into);
  } else if (ts.isVariableStatement(node)) walk.expression(node.declarationList, 'unknown', into);
  else if (ts.isIfStatement(node)) visitIf(walk, node, into);
  else if (ts.isBlock(node)) visitStatements(walk, node.statements, into);
  else if (ts.isTryStatement(node)) visitTry(walk, node, into);
  else if (ts.isSwitchStatement(node)) visitSwitch(walk, node, into);
  else if (ts.isLabeledStatement(node)) visitLabeled(walk, node, into);
  else if (ts.isModuleDeclaration(node)) visitNamespace(walk, node, into);
  else if (!visitExit(walk, node, into) && !visitLoop(walk, node, into)) visitOther(walk, node, into);
}

function visitIf(walk: Walk, node: ts.IfStatement, into: Step[]): void {
  walk.expression(node.expression, 'unknown', into);
  const arms = [statementFlow(walk, node.thenStatement), statementFlow(walk, node.elseStatement)] as const;
  pushChoice(walk, node.expression, arms, into);
}

function visitNamespace(walk: Walk, node: ts.ModuleDeclaration, into: Step[]): void {
  const { body } = node;
  if (body && walk.ts.isModuleBlock(body)) visitStatements(walk, body.statements, into);
}

function visitOther(walk: Walk, node: ts.Statement, into: Step[]): void {
  const { ts } = walk;
  if (ts.isClassDeclaration(node)) visitHeritage(walk, node, into);
  else if (ts.isExportAssignment(node)) walk.expression(node.expression, 'unknown', into);
  else if (ts.isEnumDeclaration(node) || ts.isWithStatement(node)) walk.expression(node, 'unknown', into);
}
