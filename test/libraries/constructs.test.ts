import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { awsCdk } from '../../src/libraries/constructs/aws-cdk.ts';
import type { ConstructModel } from '../../src/libraries/constructs/construct-library.ts';

const root = join(import.meta.dirname, '../../node_modules', awsCdk.package);
const models = [...awsCdk.functions, ...awsCdk.queues, ...awsCdk.sources, ...awsCdk.mappings];
const moduleFile = (module: string) => join(root, module, 'index.d.ts');
const program = ts.createProgram({
  rootNames: [root, ...new Set(models.map(({ module }) => moduleFile(module)))].map((path) =>
    path.endsWith('.ts') ? path : join(path, 'index.d.ts'),
  ),
  options: { skipLibCheck: true, noEmit: true, types: [], lib: ['lib.es2022.d.ts'] },
});
const checker = program.getTypeChecker();

/** What a module of the package exports under a name, as a value. */
function exported(module: string, name: string): ts.Type {
  const file = program.getSourceFile(module === '' ? join(root, 'index.d.ts') : moduleFile(module));
  const symbol = file && checker.getSymbolAtLocation(file);
  const found = symbol && checker.tryGetMemberInModuleExports(name, symbol);
  if (!found) throw new Error(`${module} exports no ${name}`);
  const target = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  return checker.getTypeOfSymbol(target);
}

/** The instance that a class makes, and the type of an argument of its constructor. */
function classOf({ module, name }: ConstructModel, argument: number) {
  const [signature] = exported(module, name).getConstructSignatures();
  const parameter = signature?.getParameters()[argument];
  if (!signature || !parameter) throw new Error(`${name} takes no such argument`);
  const options = checker.getNonNullableType(checker.getTypeOfSymbol(parameter));
  return { instance: signature.getReturnType(), options };
}

/** The property at a path. */
function propertyAt(type: ts.Type, path: string): ts.Symbol | undefined {
  const [name = '', ...rest] = path.split('.');
  const property = checker.getNonNullableType(type).getProperty(name);
  return property && rest.length > 0
    ? propertyAt(checker.getTypeOfSymbol(property), rest.join('.'))
    : property;
}

/** What the documentation of a property says of its default. */
function defaultOf(type: ts.Type, path: string): string | undefined {
  const tag = propertyAt(type, path)
    ?.getJsDocTags(checker)
    .find(({ name }) => name === 'default');
  return tag && ts.displayPartsToString(tag.text);
}

test('the package exports each module, and its namespace', () => {
  for (const { module } of models) {
    expect(existsSync(moduleFile(module)), module).toBe(true);
    expect(() => exported('', module.replaceAll('-', '_'))).not.toThrow();
  }
  expect(existsSync(moduleFile(awsCdk.root))).toBe(true);
});

describe.each(awsCdk.functions)('$name', (model) => {
  const { instance, options } = classOf(model, 2);
  test('takes the properties', () => {
    const named = [
      model.retries,
      model.timeout,
      model.handler,
      model.code,
      model.events,
      model.entry ?? model.code,
    ];
    for (const name of named) expect(propertyAt(options, name), name).toBeDefined();
  });
  test('runs so long by default', () => {
    expect(defaultOf(options, model.timeout)).toBe(`Duration.seconds(${String(awsCdk.timeoutSeconds)})`);
  });
  test('is given sources', () => {
    for (const { member } of awsCdk.adders) expect(propertyAt(instance, member), member).toBeDefined();
  });
});

describe.each(awsCdk.queues)('$name', (model) => {
  const { instance, options } = classOf(model, 2);
  test('takes the properties', () => {
    for (const path of [model.deliveries, model.visibility])
      expect(propertyAt(options, path), path).toBeDefined();
    expect(propertyAt(instance, model.arn)).toBeDefined();
  });
  test('hides a message so long by default', () => {
    expect(defaultOf(options, model.visibility)).toBe(
      `Duration.seconds(${String(awsCdk.visibilitySeconds)})`,
    );
  });
});

test.each([
  ...awsCdk.sources.map((model) => ({ ...model, given: classOf(model, 1).options, queue: [] })),
  ...awsCdk.mappings.map((model) => ({
    ...model,
    given: classOf(model, 2).options,
    queue: [model.source, model.target],
  })),
])('$name delivers, and asks for no failed messages, unless it is told so', ({ given, options, queue }) => {
  expect(defaultOf(given, options.enabled)).toBe('true');
  expect(defaultOf(given, options.reports)).toContain('false');
  for (const name of queue) expect(propertyAt(given, name), name).toBeDefined();
});

/** The static member that a path names: `Duration.minutes()`. */
function factoryAt(module: string, path: string): ts.Symbol | undefined {
  const [name = '', member] = path.replace('()', '').split('.');
  const type = exported(module, name);
  return member === undefined ? type.symbol : type.getProperty(member);
}

test('durations and assets are made by what the package exports', () => {
  for (const path of Object.keys(awsCdk.durations)) expect(factoryAt('', path), path).toBeDefined();
  for (const path of awsCdk.assets) expect(factoryAt('aws-lambda', path), path).toBeDefined();
});

test('an application gives constructs their properties by an option', () => {
  const { options } = classOf({ module: '', name: 'App' }, 0);
  expect(propertyAt(options, awsCdk.injectors)).toBeDefined();
});

test('a resource has what overrides its properties', () => {
  const [signature] = exported('', 'CfnResource').getConstructSignatures();
  const resource = signature?.getReturnType();
  for (const name of awsCdk.overrides) expect(resource?.getProperty(name), name).toBeDefined();
});
