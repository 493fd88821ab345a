import ts from 'typescript';
import { expect, it, test } from 'vitest';
import { failureEndText } from '../../src/eslint/phrases.ts';
import { whereFrom } from '../../src/eslint/where.ts';

const file = '/app/hooks/send.ts';
const program = {
  getSourceFile: () => ts.createSourceFile(file, 'open();\nsend();', ts.ScriptTarget.ESNext),
};
const send = { file, start: 8, end: 15 };

test('a place in another file than the linted one has its name', () => {
  expect(whereFrom(program, '/app/place.ts', send)).toBe('send.ts:2');
});

test('a place in the linted file has its line', () => {
  expect(whereFrom(program, file, send)).toBe('line 2');
});

it('says what takes a failure in, and where', () => {
  expect(failureEndText('allSettled', 'send.ts:12')).toBe('`Promise.allSettled` (send.ts:12)');
  expect(failureEndText('catch', 'line 7')).toBe('the `catch` (line 7)');
});
