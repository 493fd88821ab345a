import type { ConstructLibrary, ConstructModel } from '../../libraries/constructs/construct-library.ts';
import { baseExpression, constructorOf, superArguments } from '../base-class.ts';
import { identify, nodeOf } from '../lookup.ts';
import type { FunctionId, Span } from '../model.ts';
import { classOf } from '../named-class.ts';
import { absent, unknownValue } from '../read-value.ts';
import { spanOf, type Session } from '../session.ts';
import { substitute } from '../substitute.ts';
import type { ApiValue, Value } from '../value.ts';

/** An instance of a class of a package of constructs. */
export interface Made {
  /** The exported class, below its module. */
  readonly module: string;
  readonly name: string;
  /** Where it is made: the construction, or the class of the program that extends the exported one. */
  readonly at: Span;
  readonly args: readonly Value[];
}

/** How many classes of the program are followed, one extending the next. */
const mostClasses = 8;

/** The construct that a value is, of the package's own class or of one of the program that extends it; `null` where it is none. */
export function madeIn(session: Session, library: ConstructLibrary, value: Value): Made | null {
  if (value.kind === 'api') return value.origin && madeByCall(library, value, value.origin);
  return value.kind === 'instance' && value.args
    ? madeByHeir(session, library, value.class, value.args)
    : null;
}

function madeByCall(library: ConstructLibrary, value: ApiValue, at: Span): Made | null {
  const { args, base, path } = value;
  const made = args !== null && base === null && path.endsWith('()') ? exportIn(library, value) : null;
  return made && args && { module: made.module, name: made.name.slice(0, -2), at, args };
}

/** The module and the path of an export: `Function` of `aws-cdk-lib/aws-lambda`, or `aws_lambda.Function` of the package itself. */
export function exportIn(library: ConstructLibrary, value: ApiValue) {
  const path = value.path.replace(/^default\./, '');
  const inside = `${library.package}/`;
  if (value.package.startsWith(inside)) return { module: value.package.slice(inside.length), name: path };
  if (value.package !== library.package) return null;
  const [namespace = '', ...rest] = path.split('.');
  const module = namespace.replaceAll('_', '-');
  return isModule(library, module) ? { module, name: rest.join('.') } : { module: library.root, name: path };
}

/** Whether one of the constructs is exported by a module. */
function isModule({ functions, mappings, queues, sources }: ConstructLibrary, name: string): boolean {
  return [...functions, ...mappings, ...queues, ...sources].some(({ module }) => module === name);
}

function madeByHeir(
  session: Session,
  library: ConstructLibrary,
  id: FunctionId,
  given: readonly Value[],
  steps = 0,
): Made | null {
  const owner = nodeOf(session, id);
  if (!owner || !session.ts.isClassLike(owner) || steps > mostClasses) return null;
  const base = baseExpression(session, owner);
  const args = base && argumentsAbove(session, owner, given);
  if (!base || !args) return null;
  const parent = classOf(session, base);
  if (parent) return madeByHeir(session, library, identify(session, parent), args, steps + 1);
  const value = session.evaluate(base);
  if (value.kind !== 'api') return null;
  return madeByCall(library, { ...value, path: `${value.path}()`, args }, spanOf(owner));
}

/** What the constructor of the class above is given; `null` where that is not seen. */
function argumentsAbove(
  session: Session,
  owner: Parameters<typeof constructorOf>[1],
  given: readonly Value[],
): readonly Value[] | null {
  const constructor = constructorOf(session, owner);
  if (!constructor) return given;
  const id = identify(session, constructor);
  return superArguments(session, owner)?.map((value) => substitute(value, id, given)) ?? null;
}

/** The model of a construct; `null` where it is of none of these classes. */
export function modelOf<Model extends ConstructModel>(models: readonly Model[], made: Made | null) {
  return models.find(({ module, name }) => module === made?.module && name === made.name) ?? null;
}

/** The id of a construct. */
export function idIn({ args }: Made): Value {
  return args[1] ?? unknownValue;
}

/** The properties of a construct. */
export function propertiesIn({ args }: Made): Value {
  return args[2] ?? absent;
}

/** Equal for two values of the same construct. */
export function keyOf(made: Made): string {
  return `${made.at.file}#${made.at.start} ${JSON.stringify([idIn(made), propertiesIn(made)])}`;
}
