import type { ts } from 'ts-morph';
import type { CallModel, StandInModel } from '../libraries/descriptor.ts';
import { callModelOf } from './api-value.ts';
import { optionsOf } from './call-options.ts';
import { identify, nodeOf } from './lookup.ts';
import type { Attempts, FunctionId, StandIn } from './model.ts';
import { absent, apiCallee, isAbsent, numberOf, propertyAt } from './read-value.ts';
import { shortText, type Session } from './session.ts';
import { isBody, sitesOf } from './sites.ts';
import { standInUses } from './stand-in-uses.ts';
import type { Value } from './value.ts';

/**
 * The functions of a program for which an engine gives stand-ins to its workflows, by a call whose type argument names them:
 * `proxyActivities<typeof activities>(…)`. Each with the policy by which the engine runs it most often.
 */
export function standInsIn(session: Session, isService: (file: ts.SourceFile) => boolean): StandIns {
  const found = new Map<FunctionId, StandIn>();
  const names = namesOf(session);
  for (const file of session.program.sources) {
    if (!names.some((name) => file.text.includes(name)) || !isService(file)) continue;
    for (const [id, one] of sitesOf(session, file).calls.flatMap((call) => standInsOf(session, call))) {
      const known = found.get(id);
      if (!known || mostOf(one) > mostOf(known)) found.set(id, one);
    }
  }
  return found;
}

type StandIns = ReadonlyMap<FunctionId, StandIn>;

/** The members of libraries that give stand-ins. */
function namesOf({ knowledge }: Session): readonly string[] {
  const calls: readonly CallModel[] = knowledge.descriptors.flatMap((one) => one.calls);
  return calls.flatMap(({ standsFor, members }) => (standsFor ? members : []));
}

function mostOf({ attempts }: StandIn): number {
  return attempts.most ?? Infinity;
}

function standInsOf(
  session: Session,
  call: ts.CallExpression | ts.NewExpression,
): readonly (readonly [FunctionId, StandIn])[] {
  const [type] = call.typeArguments ?? [];
  if (!type) return [];
  const callee = apiCallee(session.evaluate(call.expression));
  const model = callee && callModelOf(session.knowledge, callee);
  const standsFor = model?.standsFor;
  if (!callee || !standsFor) return [];
  const args = (call.arguments ?? []).map((argument) => session.evaluate(argument));
  const options = optionsOf(session, call, model, args);
  return standInUses(session, call, standsFor).flatMap(({ name, own }) => {
    const attempts = attemptsOf(standsFor, own ? [own, options] : [options], callee.package);
    const id = attempts && functionOf(session, type, name, standsFor.endedBy);
    return attempts && id ? [[id, { name: shortText(call.expression, 40), attempts }] as const] : [];
  });
}

/**
 * How often the engine runs what fails; `null` where that cannot be told, or something else limits it. The options are merged, however deep, the
 * nearest first.
 */
function attemptsOf(
  { attemptsOption, attempts, unless }: StandInModel,
  options: readonly Value[],
  library: string,
): Attempts | null {
  const read = (path: string) =>
    options.map((layer) => propertyAt(layer, path)).find((one) => !isAbsent(one)) ?? absent;
  if (unless.some((path) => !isAbsent(read(path)))) return null;
  const value = read(attemptsOption);
  const most = isAbsent(value) ? attempts : numberOf(value);
  if (most === null && !isAbsent(value)) return null;
  const isBounded = most !== null && Number.isFinite(most);
  const source = isAbsent(value)
    ? ({ by: `the default of ${library}`, byDefault: true } as const)
    : { by: `\`${attemptsOption}\`` };
  return { bounded: isBounded ? 'yes' : 'no', most: isBounded ? most : null, ...source };
}

/** The function that has a name among those of a type; `null` where it has no body in sight, or may end the repetition by itself. */
function functionOf(session: Session, type: ts.TypeNode, name: string, endedBy: string): FunctionId | null {
  const { checker } = session;
  const property = checker.getPropertyOfType(checker.getTypeFromTypeNode(type), name);
  const id = property ? declaredFunction(session, property) : null;
  const node = id && nodeOf(session, id);
  return node && !node.getSourceFile().text.includes(endedBy) ? id : null;
}

/** The function that a symbol is: a declaration, a method, or what a variable or property holds. */
function declaredFunction(session: Session, symbol: ts.Symbol): FunctionId | null {
  const { ts, checker } = session;
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const node = (isAlias ? checker.getAliasedSymbol(symbol) : symbol).declarations?.[0];
  if (!node) return null;
  if (isBody(ts, node)) return identify(session, node);
  if (ts.isShorthandPropertyAssignment(node)) {
    const value = checker.getShorthandAssignmentValueSymbol(node);
    return value ? declaredFunction(session, value) : null;
  }
  const holds =
    ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) ? node.initializer : undefined;
  const value = holds && session.evaluate(holds);
  return value?.kind === 'function' ? value.id : null;
}
