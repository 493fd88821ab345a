import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import {
  bindCompiler,
  hasEqualEnumerations,
  stockCompiler,
  tryBinding,
} from '../../src/program/bind-compiler.ts';
import { isTypescript } from '../../src/program/find-compiler.ts';
import { passesSelfTest } from '../../src/program/self-test.ts';
import { compilerVersions, loadTypescript } from './compilers.ts';

const require = createRequire(import.meta.url);

describe.each(compilerVersions)('ts-morph bound to %s', (name) => {
  const typescript = loadTypescript(name);

  test('passes its self-test', () => {
    const compiler = bindCompiler(typescript);
    expect(compiler.ts).toBe(typescript);
    expect(passesSelfTest(compiler)).toBe(true);
  });

  test('reads kinds with the numbers of that compiler', () => {
    expect(bindCompiler(typescript).morph.SyntaxKind).toBe(typescript.SyntaxKind);
  });

  test('is loaded once', () => {
    expect(bindCompiler(typescript)).toBe(bindCompiler(typescript));
  });
});

describe('when ts-morph cannot be bound', () => {
  const stock = (): unknown => require('ts-morph');
  const broken = () => {
    throw new Error('cannot be loaded');
  };

  test('the stock one serves a compiler with equal enumerations', () => {
    const own = stockCompiler().ts;
    const compiler = tryBinding(own, { bound: broken, stock, test: passesSelfTest });
    expect(compiler?.morph).toBe(require('ts-morph'));
  });

  test('the stock one is refused where the numbers differ', () => {
    const old = loadTypescript('typescript-5.0');
    expect(tryBinding(old, { bound: broken, stock, test: () => true })).toBeNull();
  });

  test('a failed self-test of both leaves nothing', () => {
    const own = stockCompiler().ts;
    expect(tryBinding(own, { bound: stock, stock, test: () => false })).toBeNull();
  });

  test('the self-test fails a ts-morph that reads with other numbers', () => {
    const old = loadTypescript('typescript-5.0');
    expect(passesSelfTest({ ts: old, morph: stockCompiler().morph })).toBe(false);
  });
});

test('enumerations are equal only member by member', () => {
  const typescript = loadTypescript('typescript');
  expect(hasEqualEnumerations(typescript, typescript)).toBe(true);
  expect(hasEqualEnumerations(typescript, loadTypescript('typescript-5.8'))).toBe(false);
  expect(hasEqualEnumerations({}, {})).toBe(false);
});

test('a module without a compiler is not taken for one', () => {
  expect(isTypescript({ version: '5.0.0' })).toBe(false);
  expect(isTypescript(null)).toBe(false);
});
