import { describe, expect, it } from 'vitest';
import { renderFlow } from './render-flow.ts';

describe('operators of a lazy source', () => {
  const cases: readonly [string, string, string][] = [
    ['run in the order in which they are composed', 'a().pipe(b(), c())', 'a? b? c?'],
    [
      'a retry has what is composed before it inside',
      'a().pipe(b(), retry(d()), c())',
      'retry?(a? b? d?) c?',
    ],
    [
      'a retry stands in the place of the source for the next one',
      'a().pipe(retry(), retry())',
      'retry?(retry?(a?))',
    ],
    ['a retry that is composed on nothing is a call', 'x = retry()', 'retry?'],
    [
      'what takes errors in is a catch',
      'a().pipe(b(), catchError(c), d())',
      'try(a? b?) catch:unknown(catchError?) d?',
    ],
    [
      'what always throws on is told',
      'a().pipe(catchError((e) => { throw e; }))',
      'try(a?) catch:yes(catchError?)',
    ],
    ['what does not throw is told', 'a().pipe(catchError(() => b()))', 'try(a?) catch:no(catchError?)'],
    ['a catch of nothing is a call', 'x.pipe(catchError(b))', 'catchError?'],
    ['an operator that is no call is a value', 'a().pipe(b)', 'a?'],
  ];
  it.each(cases)('%s', (_what, code, flow) => {
    expect(renderFlow(code)).toBe(flow);
  });
});
