import { beforeAll, describe, expect, test } from 'vitest';
import type { LibraryDescriptor } from '../../src/libraries/descriptor.ts';
import { refutedClaims, remedies } from './descriptor-claims.ts';
import { loadPackageTypes, type PackageTypes } from './package-types.ts';

const empty: LibraryDescriptor = {
  package: 'p-queue',
  versions: '*',
  source: 'test',
  system: 'service',
  types: [],
  calls: [],
};
const queue = { name: 'PQueue', from: ['default()'], options: 0 };
const timeout = {
  defaultMs: null,
  call: ['timeout'],
  client: ['timeout'],
  unit: 'ms',
  off: [],
  remedy: 'timeout: 10_000',
} as const;
const idle = { ...timeout, call: [], remedy: '' } as const;
const heartbeat = {
  interval: 'interval',
  intervalMs: null,
  timeout: 'lockFor',
  timeoutMs: 30_000,
  intervals: 3,
  off: 'noRenewal',
};
const add = { on: 'PQueue', members: ['add'], effect: 'none', options: 1, timeout } as const;

let types: PackageTypes;

beforeAll(() => {
  types = loadPackageTypes(['p-queue'], ['{ timeout: 10_000 }', "{ timeout: 'soon' }"], {});
}, 60_000);

function refuted(claims: Partial<LibraryDescriptor>): string[] {
  const exports = types.exportsOf('p-queue');
  if (!exports) throw new Error('p-queue is not installed');
  return refutedClaims({ ...empty, types: [queue], ...claims }, exports, types);
}

test('true claims are not refuted', () => {
  expect(refuted({ calls: [add] })).toEqual([]);
});

describe('a false claim is refuted with what is there instead:', () => {
  test.each<[string, Partial<LibraryDescriptor>, RegExp]>([
    [
      'the name of a type',
      { types: [{ name: 'Scheduler', from: [] }] },
      /no exported type is named Scheduler/,
    ],
    [
      'a path that makes a type',
      { types: [{ ...queue, from: ['create()'] }] },
      /nothing is found at create\(\)/,
    ],
    [
      'an option of a hook',
      { types: [{ ...queue, hookOptions: ['hooks'] }] },
      /no option hooks; options are .*concurrency/,
    ],
    ['an option of a heartbeat', { types: [{ ...queue, heartbeat }] }, /no option lockFor/],
    ['a member', { calls: [{ ...add, members: ['push'] }] }, /push cannot be called; found are .*addAll/],
    ['the position of options', { calls: [{ ...add, options: 0 }] }, /none of timeout at argument 0/],
    ['an option of a call', { calls: [{ ...add, joins: 'session' }] }, /no option session/],
    [
      'an option of a client',
      { calls: [{ ...add, timeout: { ...timeout, client: ['limit'] } }] },
      /construction: no option limit/,
    ],
    [
      'the type of a remedy',
      { calls: [{ ...add, timeout: { ...timeout, remedy: "timeout: 'soon'" } }] },
      /does not fit number/,
    ],
    [
      'a member of the result',
      {
        calls: [
          { on: 'PQueue', members: ['onIdle'], effect: 'none', timeout: { ...idle, onResult: ['cancel'] } },
        ],
      },
      /no member cancel/,
    ],
    [
      'the position of a function',
      { regions: [{ kind: 'limit', on: 'PQueue', members: ['setPriority'], callback: 1 }] },
      /argument 1 is number/,
    ],
    ['a value', { values: [{ path: 'now()', means: 'clock' }] }, /value now\(\): no such path/],
    [
      'a member of an answer',
      { partialAnswers: [{ on: 'PQueue', operations: ['onIdle'], told: ['failed'] }] },
      /no member failed/,
    ],
    [
      'a call that answers',
      { partialAnswers: [{ on: 'PQueue', operations: ['push'], told: ['failed'] }] },
      /push cannot be called/,
    ],
    [
      'a decorator',
      { decorators: [{ name: 'Inject', means: 'inject' }] },
      /decorator Inject: no such export/,
    ],
  ])('%s', (_, claims, message) => {
    expect(refuted(claims).join('\n')).toMatch(message);
  });
});

test('remedies are collected as expressions, each once', () => {
  expect(remedies({ ...empty, calls: [add, { ...add, members: ['addAll'] }] })).toEqual([
    '{ timeout: 10_000 }',
  ]);
});
