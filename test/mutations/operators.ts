import type { ts } from 'ts-morph';

import { loadTypescript } from '../program/compilers.ts';

const compiler = loadTypescript('typescript');

/** A text that takes the place of a range of the file. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Ways to break a file, each a list of edits that belong together. */
export type Operator = (file: ts.SourceFile) => readonly (readonly Edit[])[];

export function parse(name: string, text: string): ts.SourceFile {
  return compiler.createSourceFile(name, text, compiler.ScriptTarget.ESNext, true);
}

export function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: put }) => result.slice(0, start) + put + result.slice(end), text);
}

/** Takes a property out of an object. */
export function withoutProperty(name: string): Operator {
  return (file) => properties(file, name).map((node) => [{ ...spanWithComma(node), text: '' }]);
}

/** Writes another property in the place of one. */
export function otherProperty(name: string, text: string): Operator {
  return (file) => properties(file, name).map((node) => [{ ...spanOf(node), text }]);
}

/** Moves the statement that makes a call up, before one of those in front of it. */
export function earlier(...callees: readonly string[]): Operator {
  return (file) =>
    callees
      .flatMap((callee) => statementsOf(file, callee))
      .flatMap((statement) => {
        const siblings = blockOf(statement).statements.filter(({ pos }) => pos < statement.pos);
        return siblings.map((sibling) => [
          { ...spanOf(statement), text: '' },
          { start: sibling.getStart(), end: sibling.getStart(), text: `${statement.getText()}\n` },
        ]);
      });
}

/** Takes out the statement that makes a call. */
export function withoutCall(...callees: readonly string[]): Operator {
  return (file) =>
    callees
      .flatMap((callee) => statementsOf(file, callee))
      .map((statement) => [{ ...spanOf(statement), text: '' }]);
}

/** Does something else in the place of a statement that makes a call. */
export function instead(callee: string, text: string): Operator {
  return (file) => statementsOf(file, callee).map((statement) => [{ ...spanOf(statement), text }]);
}

/** Lets the failure of a statement that makes a call pass. */
export function swallowed(...callees: readonly string[]): Operator {
  return (file) =>
    callees
      .flatMap((callee) => statementsOf(file, callee))
      .map((statement) => [
        {
          ...spanOf(statement),
          text: `try { ${statement.getText()} } catch (error) { console.error(error); }`,
        },
      ]);
}

/** Runs what is handed to a call without the call around it. */
export function unwrapped(callee: string): Operator {
  return (file) =>
    callsOf(file, callee).flatMap((call) => {
      const [work] = compiler.isCallExpression(call) ? call.arguments : [];
      return work && compiler.isArrowFunction(work) ? [[{ ...spanOf(call), text: work.body.getText() }]] : [];
    });
}

/** Calls what a constant of the module guards past the guard: past `breaker.fire`. */
export function unguarded(name: string, run: string): Operator {
  return (file) => {
    const [guard] = nodes(file, compiler.isVariableDeclaration).filter((one) => one.name.getText() === name);
    const built = guard?.initializer;
    const [work] = built && compiler.isNewExpression(built) ? (built.arguments ?? []) : [];
    if (!guard || !work) return [];
    const calls = callsOf(file, `${name}.${run}`).map((call) => ({
      ...spanOf(call.expression),
      text: 'ask',
    }));
    return [[{ ...spanOf(guard), text: `ask = ${work.getText()}` }, ...calls]];
  };
}

/** Calls on another object of the file. */
export function calledOn(from: string, to: string): Operator {
  return (file) =>
    (new RegExp(`\\b${to}\\b`).test(file.text) ? nodes(file, compiler.isPropertyAccessExpression) : [])
      .filter(({ expression }) => compiler.isIdentifier(expression) && expression.text === from)
      .map(({ expression }) => [{ ...spanOf(expression), text: to }]);
}

/** Calls on another object each time. */
export function alwaysCalledOn(from: string, to: string): Operator {
  return (file) => [calledOn(from, to)(file).flat()].filter((edits) => edits.length > 0);
}

/** Builds a constant of the module anew in the function that uses it. */
export function builtEachTime(name: string): Operator {
  return (file) => {
    const declared = file.statements.find(
      (statement) =>
        compiler.isVariableStatement(statement) &&
        statement.declarationList.declarations.some((one) => one.name.getText() === name),
    );
    const uses = nodes(file, compiler.isIdentifier).filter(
      (node) => node.text === name && (!declared || node.pos > declared.end),
    );
    return uses.flatMap((use) => {
      const around = compiler.findAncestor(use, compiler.isBlock);
      if (!declared || !around) return [];
      const at = around.getStart() + 1;
      return [
        [
          { ...spanOf(declared), text: '' },
          { start: at, end: at, text: declared.getText() },
        ],
      ];
    });
  };
}

/** Has a library try again what is tried again already. */
export function triedTwice(callee: string): Operator {
  return (file) =>
    callsOf(file, callee).map((call) => [
      { start: 0, end: 0, text: "import pRetry from 'p-retry';\n" },
      { ...spanOf(call), text: `pRetry(() => ${call.getText()}, { retries: 3, randomize: true })` },
    ]);
}

/** Lets the failures of what is tried pass on. */
export function uncaught(): Operator {
  return (file) =>
    nodes(file, compiler.isTryStatement).map((attempt) => [
      { ...spanOf(attempt), text: attempt.tryBlock.getText() },
    ]);
}

/** Takes out the comment that holds a word. */
export function withoutComment(word: string): Operator {
  return ({ text }) => {
    const [found] = new RegExp(`/\\*\\* ${word}.*\\*/`).exec(text) ?? [];
    const start = found === undefined ? -1 : text.indexOf(found);
    return found === undefined ? [] : [[{ start, end: start + found.length, text: '' }]];
  };
}

/** Does, before a statement that makes a call, what another statement of the file does as well. */
export function doneBefore(callee: string, ...others: readonly string[]): Operator {
  return (file) =>
    statementsOf(file, callee).flatMap((statement) =>
      others
        .flatMap((one) => statementsOf(file, one))
        .map((done) => {
          const start = statement.getStart();
          return [{ start, end: start, text: `${done.getText()}\n` }];
        }),
    );
}

/** Writes something else in the place of an expression or statement. */
export function other(expression: string, text: string): Operator {
  return (file) =>
    nodes(file, (node): node is ts.Node => node.getText() === expression)
      .slice(0, 1)
      .map((node) => [{ ...spanOf(node), text }]);
}

function properties(file: ts.SourceFile, name: string): readonly ts.ObjectLiteralElementLike[] {
  return nodes(file, compiler.isObjectLiteralElementLike).filter((node) => node.name?.getText() === name);
}

function statementsOf(file: ts.SourceFile, callee: string): readonly ts.Statement[] {
  return callsOf(file, callee).flatMap(
    (call) => compiler.findAncestor<ts.ExpressionStatement>(call, compiler.isExpressionStatement) ?? [],
  );
}

function callsOf(file: ts.SourceFile, callee: string): readonly (ts.CallExpression | ts.NewExpression)[] {
  return nodes(file, (node) => compiler.isCallExpression(node) || compiler.isNewExpression(node)).filter(
    ({ expression }) => expression.getText().endsWith(callee),
  );
}

function blockOf({ parent }: ts.Statement): ts.BlockLike {
  if (compiler.isBlock(parent) || compiler.isSourceFile(parent)) return parent;
  throw new Error('A statement without a block');
}

function nodes<Kind extends ts.Node>(
  file: ts.SourceFile,
  is: (node: ts.Node) => node is Kind,
): readonly Kind[] {
  const found: Kind[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function spanOf(node: ts.Node): Pick<Edit, 'start' | 'end'> {
  return { start: node.getStart(), end: node.end };
}

function spanWithComma(node: ts.Node): Pick<Edit, 'start' | 'end'> {
  const rest = node.getSourceFile().text.slice(node.end);
  return { start: node.getStart(), end: node.end + (/^\s*,/.exec(rest)?.[0].length ?? 0) };
}
