import type { ts } from 'ts-morph';
import { calledValue } from './address.ts';
import { apiExport } from './api-value.ts';
import { assignmentsOf } from './assignments.ts';
import { checkedEnvironment } from './checked-environment.ts';
import { isMapping } from './flow/mapped.ts';
import { givenSetting } from './given-setting.ts';
import { genericResult } from './generic-result.ts';
import { evaluateArguments, instanceOf } from './instance.ts';
import { nodeOf, wholeExport } from './lookup.ts';
import { absent, alternatives, either, isText, textOf, unknownValue } from './read-value.ts';
import { returnedValue, returnsOf } from './returned-value.ts';
import { shortText, spanOf, type Session } from './session.ts';
import { substitute } from './substitute.ts';
import { pickedEntry } from './table-entry.ts';
import { valueOfWrittenType } from './type-value.ts';
import type { Value } from './value.ts';

/** What a call returns (or resolves to): a package's access path, or the body of a function of the program with its arguments filled in. */
export function callResult(session: Session, node: ts.CallExpression): Value {
  const special =
    requireResult(session, node) ??
    importResult(session, node) ??
    objectResult(session, node) ??
    conversionResult(session, node) ??
    writtenOut(session, node) ??
    mappedList(session, node) ??
    pickedEntry(session, node) ??
    checkedEnvironment(session, node) ??
    givenSetting(session, node) ??
    boundFunction(session, node);
  if (special) return special;
  const callees = alternatives(session.evaluate(node.expression));
  const args = callees.some((one) => depends(session, one)) ? evaluateArguments(session, node.arguments) : [];
  return either(callees.map((one) => resultOf(session, one, args, node)));
}

/** Whether what a callee returns can depend on its arguments. */
function depends({ knowledge }: Session, callee: Value): boolean {
  return callee.kind === 'api' ? knowledge.library(callee.package) !== null : callee.kind === 'function';
}

function resultOf(session: Session, callee: Value, args: readonly Value[], node: ts.CallExpression): Value {
  if (callee.kind === 'api') return calledValue(session.knowledge, callee, args, spanOf(node));
  const declaration = callee.kind === 'function' ? nodeOf(session, callee.id) : null;
  if (!declaration || callee.kind !== 'function') return { kind: 'unknown', text: shortText(node, 40) };
  const passed = passedOn(session, declaration, args);
  if (passed) return passed;
  const returned = returnedValue(session, declaration);
  const value = returned && substitute(returned, callee.id, args);
  if (value && value.kind !== 'unknown') return value;
  return genericResult(session, declaration, args) ?? declaredResult(session, declaration) ?? unknownValue;
}

/** The object or function that a function gives back as it got it: `defineJob({ name, handle })`; `null` where it gives anything else. */
function passedOn(session: Session, declaration: ts.Node, args: readonly Value[]): Value | null {
  const { ts } = session;
  if (!ts.isFunctionLike(declaration)) return null;
  const [only, ...others] = returnsOf(session, declaration);
  if (!only || others.length > 0 || !ts.isIdentifier(only)) return null;
  const index = declaration.parameters.findIndex(({ name }) => name.getText() === only.text);
  const parameter = declaration.parameters[index];
  const given = args[index];
  if (!parameter || assignmentsOf(session, parameter).length > 0) return null;
  return given?.kind === 'object' || given?.kind === 'function' ? given : null;
}

function declaredResult(session: Session, declaration: ts.Node): Value | null {
  return session.ts.isFunctionLike(declaration) ? valueOfWrittenType(session, declaration) : null;
}

function requireResult(session: Session, node: ts.CallExpression): Value | null {
  const { ts } = session;
  const [argument] = node.arguments;
  if (!argument || !ts.isIdentifier(node.expression) || node.expression.text !== 'require') return null;
  const specifier = textOf(session.evaluate(argument));
  if (specifier === null) return null;
  return requiredModule(session, argument) ?? packageNamed(session, specifier) ?? unknownValue;
}

/** The exports of a package, all together; `null` for a path. */
function packageNamed({ knowledge }: Session, specifier: string): Value | null {
  return /^[./]/.test(specifier) ? null : apiExport(knowledge, specifier, '');
}

/** What `import()` gives: the exports of a package or of a source of the program. `null` for a source that has but one export in all. */
function importResult(
  session: Session,
  { arguments: [argument], expression }: ts.CallExpression,
): Value | null {
  if (!argument || expression.kind !== session.ts.SyntaxKind.ImportKeyword) return null;
  const module = moduleOfProgram(session, argument);
  if (module) return wholeExport(session, module.symbol) ? null : instanceOf(session, module.file, null);
  const specifier = textOf(session.evaluate(argument));
  return specifier === null ? null : packageNamed(session, specifier);
}

/** A source of the program, with what stands for it. */
interface ProgramModule {
  readonly file: ts.SourceFile;
  readonly symbol: ts.Symbol;
}

/** The source of the program that a specifier leads to; `null` where it leads elsewhere. */
function moduleOfProgram({ ts, checker, program }: Session, specifier: ts.Expression): ProgramModule | null {
  const symbol = checker.getSymbolAtLocation(specifier);
  const file = symbol?.declarations?.find((node) => ts.isSourceFile(node));
  if (!symbol || !file || !ts.isSourceFile(file)) return null;
  return file.isDeclarationFile || program.packageOf(file.fileName) ? null : { file, symbol };
}

/** What `require` gives of a source of the program: its `module.exports`, or an object of its exports. `null` for a package. */
function requiredModule(session: Session, argument: ts.Expression): Value | null {
  const module = moduleOfProgram(session, argument);
  if (!module) return null;
  const { file, symbol } = module;
  session.commonModules.set(file, symbol);
  const whole = wholeExport(session, symbol);
  const value = whole && session.evaluate(whole);
  return value?.kind === 'api' || value?.kind === 'function' || value?.kind === 'instance'
    ? value
    : instanceOf(session, file, null);
}

/** `items.map((item) => ({ … }))` is a list of such objects, as many as there are items. */
function mappedList(session: Session, node: ts.CallExpression): Value | null {
  const { ts } = session;
  const [made] = isMapping(ts, node) ? node.arguments : [];
  if (!made || !ts.isArrowFunction(made)) return null;
  const element = returnedValue(session, made);
  return element?.kind === 'object' ? { kind: 'array', elements: [element], open: true } : null;
}

/** `send.bind(client)` is the function that it binds, as long as it fixes no argument. */
function boundFunction(session: Session, node: ts.CallExpression): Value | null {
  const { expression } = node;
  if (!session.ts.isPropertyAccessExpression(expression) || expression.name.text !== 'bind') return null;
  const bound = node.arguments.length < 2 ? session.evaluate(expression.expression) : unknownValue;
  return bound.kind === 'function' || (bound.kind === 'api' && bound.path !== '') ? bound : null;
}

function objectResult(session: Session, node: ts.CallExpression): Value | null {
  const { ts } = session;
  const callee = node.expression;
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression)) return null;
  if (callee.expression.text !== 'Object') return null;
  const args = evaluateArguments(session, node.arguments);
  if (callee.name.text === 'freeze' || callee.name.text === 'seal') return args[0] ?? absent;
  if (callee.name.text !== 'assign') return null;
  return { kind: 'object', properties: {}, under: args.toReversed(), site: null };
}

/** `Number(x)`, `parseInt(x)`, `String(x)`: a constant stays one, an environment variable stays one. */
function conversionResult(session: Session, node: ts.CallExpression): Value | null {
  const { ts } = session;
  const [argument] = node.arguments;
  if (!argument || !ts.isIdentifier(node.expression)) return null;
  const name = node.expression.text;
  if (
    name !== 'Number' &&
    name !== 'parseInt' &&
    name !== 'parseFloat' &&
    name !== 'String' &&
    name !== 'Boolean'
  )
    return null;
  return converted(name, session.evaluate(argument));
}

/** A text, or an address, that is written out: `url.toString()`. */
function writtenOut(session: Session, { arguments: args, expression }: ts.CallExpression): Value | null {
  if (!session.ts.isPropertyAccessExpression(expression) || args.length > 0) return null;
  const value = expression.name.text === 'toString' ? session.evaluate(expression.expression) : null;
  return value && isText(value) ? value : null;
}

function converted(name: string, value: Value): Value {
  if (value.kind === 'either') return either(value.values.map((one) => converted(name, one)));
  if (value.kind === 'text' && name === 'String') return value;
  if (value.kind !== 'literal') return value.kind === 'environment' ? value : unknownValue;
  if (name === 'String') return { kind: 'literal', value: String(value.value) };
  if (name === 'Boolean') return { kind: 'literal', value: Boolean(value.value) };
  return { kind: 'literal', value: Number.parseFloat(String(value.value)) };
}
