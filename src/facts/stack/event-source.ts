import type {
  FunctionModel,
  MappingModel,
  SourceOptions,
} from '../../libraries/constructs/construct-library.ts';
import type { Answer } from '../model.ts';
import { absent, isAbsent, propertyOf } from '../read-value.ts';
import type { CallSite } from '../sites.ts';
import type { Value } from '../value.ts';
import { madeIn, modelOf, propertiesIn, type Made } from './construct.ts';
import type { Stack } from './stack.ts';

/** A queue that is made a source of a function's events. */
export interface Source {
  /** The function. */
  readonly target: Value;
  /** The queue, or its ARN. */
  readonly queue: Value;
  readonly options: Value;
  readonly model: SourceOptions;
}

/** The sources of events that a call adds to a function. */
export function sourcesAt(stack: Stack, call: CallSite): readonly Source[] {
  const { library, session } = stack;
  const { ts } = session;
  if (ts.isNewExpression(call)) return mappedSources(stack, session.evaluate(call));
  const callee = call.expression;
  const adder = ts.isPropertyAccessExpression(callee)
    ? library.adders.find(({ member }) => member === callee.name.text)
    : undefined;
  if (!adder || !ts.isPropertyAccessExpression(callee)) return [];
  const target = session.evaluate(callee.expression);
  const [first, second] = call.arguments.map((argument) => session.evaluate(argument));
  if (adder.takes === 'source') return first ? sourcesIn(stack, target, first) : [];
  return second ? library.mappings.map((mapping) => mapped(mapping, target, second)) : [];
}

/** The sources of events that are listed where a function is made. */
export function listedSources(stack: Stack, made: Made, { events }: FunctionModel): readonly Source[] {
  const listed = propertyOf(propertiesIn(made), events);
  const target: Value = {
    kind: 'api',
    package: `${stack.library.package}/${made.module}`,
    type: '',
    path: `${made.name}()`,
    args: made.args,
    base: null,
    origin: made.at,
  };
  return listed.kind === 'array' ? listed.elements.flatMap((one) => sourcesIn(stack, target, one)) : [];
}

/** What an option of a source says; `unset` where it is left out. */
export function optionOf({ options }: Source, name: string, unset: Answer): Answer {
  const value = propertyOf(options, name);
  if (isAbsent(value)) return unset;
  if (value.kind !== 'literal' || typeof value.value !== 'boolean') return 'unknown';
  return value.value ? 'yes' : 'no';
}

function sourcesIn({ library, session }: Stack, target: Value, value: Value): readonly Source[] {
  const made = madeIn(session, library, value);
  const model = modelOf(library.sources, made);
  const [queue, options = absent] = made?.args ?? [];
  return model && queue ? [{ target, queue, options, model: model.options }] : [];
}

function mappedSources({ library, session }: Stack, value: Value): readonly Source[] {
  const made = madeIn(session, library, value);
  const model = modelOf(library.mappings, made);
  const properties = made && propertiesIn(made);
  return model && properties ? [mapped(model, propertyOf(properties, model.target), properties)] : [];
}

function mapped(model: MappingModel, target: Value, properties: Value): Source {
  return { target, queue: propertyOf(properties, model.source), options: properties, model: model.options };
}
