import { describe, expect, it } from 'vitest';
import { renderFlow } from './render-flow.ts';

describe('loops', () => {
  it.each([
    ['a for loop tests, runs and counts', 'for (a(); b(); c()) d();', 'a! loop(b? d! c!)'],
    ['the collection is evaluated once', 'for (const x of a()) b(x);', 'a? loop(b!)'],
    ['a while loop tests first', 'while (a()) b();', 'loop(a? b!)'],
    ['a do loop tests last', 'do { b(); } while (a());', 'loop(b! a?)'],
    ['a loop in which nothing happens leaves no step', 'for (const x of y) z += x; a();', 'a!'],
    ['for in', 'for (const k in a()) b(k);', 'a? loop(b!)'],
  ])('%s', (_, code, flow) => {
    expect(renderFlow(code)).toBe(flow);
  });
});
