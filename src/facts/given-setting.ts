import type { ts } from 'ts-morph';
import { nestSettings } from '../libraries/schemas/settings-service.ts';
import { variablesOf } from './checked-environment.ts';
import { propertyName } from './instance.ts';
import { packageName } from './knowledge.ts';
import { filesWith } from './mentions.ts';
import { isAbsent, propertyAt } from './read-value.ts';
import type { Session } from './session.ts';
import { sitesOf } from './sites.ts';
import type { Value } from './value.ts';

const { members, module, option, setup, type, package: library } = nestSettings;

/**
 * What a call gives that reads a setting by its name, where the schema that checks the environment tells it: `config.get('RETRIES')`. `null`
 * for any other call, and for a setting that the schema does not name, or that two schemas do.
 */
export function givenSetting(
  session: Session,
  { expression, arguments: args }: ts.CallExpression,
): Value | null {
  const { ts } = session;
  if (!ts.isPropertyAccessExpression(expression) || !members.includes(expression.name.text)) return null;
  const [name] = args;
  const key = name && ts.isStringLiteral(name) ? name.text : null;
  const schemas = key === null ? [] : schemasOf(session);
  if (key === null || schemas.length === 0 || !isOf(session, expression.expression, type)) return null;
  const [found, ...others] = schemas.flatMap((schema) => {
    const variable = propertyAt(schema, key);
    return isAbsent(variable) || variable.kind === 'unknown' ? [] : [variable];
  });
  return others.length === 0 ? (found ?? null) : null;
}

/** Whether an expression is an export of the package, or an instance of it. */
function isOf(session: Session, node: ts.Expression, name: string): boolean {
  const value = session.evaluate(node);
  if (value.kind !== 'api' || packageName(value.package) !== library) return false;
  return value.type === name || (value.type === '' && value.path === name);
}

const known = new WeakMap<Session, readonly Value[]>();

/** The variables of each schema that the program's settings are checked by. */
function schemasOf(session: Session): readonly Value[] {
  const read = known.get(session);
  if (read) return read;
  // A default may be a setting again, of which nothing is known then.
  known.set(session, []);
  const found = readSchemas(session);
  known.set(session, found);
  return found;
}

function readSchemas(session: Session): readonly Value[] {
  const { ts } = session;
  const calls = filesWith(session, option).flatMap((file) => sitesOf(session, file).calls);
  return calls.flatMap(({ expression, arguments: args = [] }) => {
    const [options] = args;
    if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== setup) return [];
    if (!options || !ts.isObjectLiteralExpression(options) || !isOf(session, expression.expression, module))
      return [];
    return options.properties.flatMap((one) => {
      if (one.name === undefined || propertyName(session, one.name) !== option) return [];
      if (ts.isShorthandPropertyAssignment(one)) return [variablesOf(session, one.name)];
      return ts.isPropertyAssignment(one) ? [variablesOf(session, one.initializer)] : [];
    });
  });
}
