import { expect, it } from 'vitest';
import type { BranchStep, Condition } from '../../src/facts/model.ts';
import { openService } from './open-service.ts';

const service = openService();

/** What decides on the only branch of a function with the given parameters. */
function condition(parameters: string, statement: string): () => Condition | undefined {
  const written = service.add(
    `declare const local: boolean;\nexport async function f(${parameters}) { ${statement} }`,
  );
  return () => {
    const steps = written.facts().functions.flatMap(({ flow }) => flow);
    const branches = steps.filter((step): step is BranchStep => step.kind === 'branch');
    expect(branches).toHaveLength(1);
    return branches[0]?.when;
  };
}

const truthy = (...path: string[]) => ({ kind: 'truthy', value: { kind: 'parameter', index: 0, path } });
const go = "await fetch('/a')";

const cases: readonly [string, object, () => Condition | undefined][] = [
  ['a parameter', truthy(), condition('on: boolean', `if (on) ${go};`)],
  ['a member of one', truthy('on'), condition('options: { on: boolean }', `if ((options.on)) ${go};`)],
  [
    'a destructured one with its default',
    { kind: 'truthy', value: { kind: 'parameter', path: ['on'], fallback: { value: false } } },
    condition('{ on = false }: { on?: boolean }', `if (on) ${go};`),
  ],
  ['the left side of &&', truthy(), condition('on: boolean', `on && ${go};`)],
  ['the left side of ||', truthy(), condition('off: boolean', `off || ${go};`)],
  ['the test of ?:', truthy(), condition('on: boolean', `return on ? ${go} : null;`)],
  ['a negation', { kind: 'not', of: truthy() }, condition('off: boolean', `if (!off) ${go};`)],
  [
    'a comparison with a constant',
    { kind: 'same', left: truthy().value, right: { kind: 'literal', value: 'a' } },
    condition('state: string', `if (state === 'a') ${go};`),
  ],
  [
    'a comparison that must fail',
    { kind: 'not', of: { kind: 'same', right: { kind: 'literal', value: null } } },
    condition('state: string | null', `if (state !== null) ${go};`),
  ],
  [
    'both of two, one of which is no parameter',
    { kind: 'all', of: [truthy(), { kind: 'truthy', value: { kind: 'unknown' } }] },
    condition('on: boolean', `if (on && local) ${go};`),
  ],
  ['one of two', { kind: 'any', of: [truthy(), truthy()] }, condition('on: boolean', `if (on || on) ${go};`)],
];

it.each(cases)('a test reads %s', (_, expected, read) => {
  expect(read()).toMatchObject(expected);
});

const silent: readonly [string, () => Condition | undefined][] = [
  ['names nothing but what is known elsewhere', condition('on: boolean', `if (local) ${go};`)],
  ['calls something', condition('on: boolean', `if (String(on)) ${go};`)],
];

it.each(silent)('a test that %s says nothing of the parameters', (_, read) => {
  expect(read()).toBeUndefined();
});

/** The calls of a function with the given body. */
function calls(statement: string): () => readonly string[] {
  const written = service.add(`export async function f(on: boolean) { ${statement} }`);
  return () => written.calls().map(({ callee }) => callee);
}

const undeployed: readonly [string, () => readonly string[]][] = [
  ["=== 'development'", calls(`if (process.env.NODE_ENV === 'development') ${go};`)],
  ["=== 'test', with another test", calls(`if (on && (process.env.NODE_ENV == 'test')) ${go};`)],
  ["!== 'production'", calls(`process.env.NODE_ENV !== 'production' && (${go});`)],
  [
    'a variable that holds the stage',
    calls(`const stage = process.env.NODE_ENV; if (stage === 'test') ${go};`),
  ],
  ["the other arm of === 'production'", calls(`return process.env.NODE_ENV === 'production' ? 1 : ${go};`)],
];

it.each(undeployed)('what only runs in development is left out: %s', (_, read) => {
  expect(read()).toEqual([]);
});

const deployed: readonly [string, () => readonly string[]][] = [
  ["=== 'production'", calls(`if (process.env.NODE_ENV === 'production') ${go};`)],
  ["!== 'development'", calls(`if (process.env.NODE_ENV !== 'development') ${go};`)],
  ['another stage', calls(`if (process.env.NODE_ENV === 'staging') ${go};`)],
  [
    'a property of that name',
    calls(`const own = { env: { NODE_ENV: Date() } }; if (own.env.NODE_ENV === 'test') ${go};`),
  ],
  ['another variable', calls(`if (process.env.STAGE === 'test') ${go};`)],
  ['another comparison', calls(`if (process.env.NODE_ENV > 'development') ${go};`)],
  ['a stage that is not written', calls(`if (process.env.NODE_ENV === process.env.STAGE) ${go};`)],
  ['one of two tests', calls(`if (on || process.env.NODE_ENV === 'test') ${go};`)],
];

it.each(deployed)('what a deployed service runs stays: %s', (_, read) => {
  expect(read()).toEqual(['fetch']);
});
